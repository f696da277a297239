"""More names that people type in small letters: first names, products, places, bodies that certify."""

from afterword.domain.wording.word_sets import word_set

_FIRST_NAMES = word_set("""
aaron abigail abraham adam adrian adriana agnes aimee alan albert alberto alejandro alex alexander alexandra alexis alfonso alfred alfredo
alice alicia alison allan allison amanda amelia amy ana andre andrea andreas andres andrew andy angela angie anita ann anna anne annette annie
anthony antoine antonia antonio archie arlene arthur arturo ashley audrey barbara barry beatrice becky belinda ben benjamin bernadette bernard
beth bethany betty beverly bianca billy bjorn bob bobby bonnie boris brad bradley brandon brenda brett brian bridget brittany brooke bruce bryan byron
callum calvin cameron camille candice carina carl carla carlos carmen carol caroline carrie cathy cecilia cedric celia charles charlie charlotte
cheryl chloe chris christina christine christopher cindy claire clara clarissa clarence claude claudia cody colin colleen connie conor
courtney craig cristina cynthia damian damon dan daniel daniela danielle danny daphne darren daryl dave david deanna debbie deborah debra declan delia denise
dennis derek diana diane diego dieter dirk dmitri dominic donald donna dora doreen doris dorothy doug douglas duncan dylan eddie edgar edith edmund eduardo
edward edwin eileen elaine eleanor elena elif elisa elizabeth ella ellen elliot elsie emily emma enrique eoin eric erica erik erin ernest esther
ethan eugene eva evan evelyn farah fatima felicia felix fernando finn fiona frances francesca francis francisco freda freddie frederick fritz gabriel gareth garry gary
gavin gemma geoff geoffrey george gerald gerard gina giorgio giovanni giulia gloria gordon goran graham greg gregory greta gretchen guillermo gustavo gwen hamid hannah hans harold
harriet harry harvey hassan heather hector heidi heike helen helena helga henrik henry hiroshi howard hugo ian ibrahim ida igor imran ines ingrid ioana irene irina isaac
isabel isabelle isla ivan jacob jacqueline jake jamal james jamie jan jane janet janice jared jasmine jason javier jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica
jill jim jimmy joan joanna joanne joe joel johanna john johnny jonas jonathan jorge jose josef joseph josephine josh joshua joyce juan juanita judith judy julia julian
julie julio justin jürgen kamal karen kareem karin karl karla kate katharina katherine kathleen kathryn kathy katie katja keith kelly kelvin kenneth kerry kevin kev khalid kieran
kimberly kirsten klaus konrad kristen kristin kumar kurt kyle lakshmi lara larry lars laura lauren laurence laurie lawrence leah leila lena leo leon leonard leonie leroy leslie leticia
levi lewis liam linda lindsay lionel lisa lloyd lorena lorenzo louise luca lucas lucia lucille lucy luis lukas luke lydia lynda lynn lynne maeve magda magnus malcolm malik mandy manuel
marc marcel marcia marco marcus margaret margarita maria mariam marian marianne marie marilyn marina mario marion marjorie marlene marta martha martin martina marvin mary matt mathilde
matteo matthew matthias maureen maurice megan mehmet melanie melissa melvin meredith michael michaela michelle miguel mikael mike mildred milena minh miranda miriam mitchell mohamed mohammed moira molly mona
monica monique muriel nadia nadine nancy naomi natalia natalie natasha nathan nathaniel neil nicholas nicola nicole niamh nigel niklas nikhil nina noah noel nora norma norman olga oliver
olivia omar orla oscar otto owen pablo padraig pamela patricia patrick paul paula pauline pavel pedro peggy peter petra phil philip phillip phoebe pierre piotr prakash priya rachel rafael raj rajesh
ralph ramon randall randy raquel rashid ravi raymond rebecca regina renee rhona rhys ricardo richard ricky rita rob robert roberta roberto roderick rodney roger rohan roland roman ron ronald
ronan rory rosa rosalie rosie ross roxanne roy ruben rudolf rupert russell ruth ryan sabine sabrina sadie said saira salma salvador sam samantha samir samuel sandra sanjay sara sarah sasha scott sean sebastian
sergei sergio seth shannon sharon shaun sheila shirley sian sidney silke silvia simon simone sinead siobhan sofia sonia sophia sophie stacey stan stanley stefan stefanie stella stephanie stephen steve steven stuart
sunil sunita susan susanna susanne susie suzanne svetlana sven sylvia tamara tania tanya tariq tasha teresa terrence thea theo theodore theresa thomas tiffany timothy tina tobias todd tom tommy tomasz toni tony
tracey tracy travis trevor tristan tyler ursula ulrike uwe valerie vanessa vera veronica vicky victoria vijay vikram vincent viola vivian vladimir wallace walter wanda wayne wei wendy werner wesley wilhelm
william wolfgang xavier yann yannick yasmin yolanda yuki yusuf yvette yvonne zachary zara zoe zoltan
""") - word_set("said roman rob marina viola toni jan lynn finn raj ida")

_PRODUCTS = """
CrowdStrike SentinelOne Okta Auth0 Snyk Tenable Nessus Substack Medium Turborepo Kibana Logstash Sentry NewRelic Jamf Intune Citrix VMware Proxmox Fortinet Ubiquiti Pulumi Gainsight HackerRank LeetCode Airtable Coda Clay Retool Vercel Netlify Heroku Supabase Firebase Cloudflare Fastly Akamai Twilio SendGrid Mailchimp Klaviyo Braze Iterable Marketo Pardot
Intercom Freshdesk Pipedrive Zoho Calendly DocuSign Dropbox Evernote OneNote SharePoint Outlook Gmail PowerPoint Excel Canva Webflow Wix Squarespace Magento WooCommerce Contentful Sanity Storybook
Dovetail Hotjar FullStory Mixpanel Heap Statsig LaunchDarkly Optimizely Fivetran Stitch Matillion Dagster Metabase Superset Qlik Alteryx Informatica Talend Redshift Athena Kinesis Hive Presto Trino
MLflow Kubeflow SageMaker Jupyter Keras scikit-learn spaCy Anthropic Gemini Copilot ChatGPT Mistral Llama Pinecone LangChain Neo4j MariaDB CouchDB InfluxDB Memcached Nginx Consul Nomad Istio Linkerd Envoy
Helm ArgoCD CircleCI Bamboo Gradle Maven Webpack Vite Cypress Selenium Playwright Postman Appium Jest Vitest Nuxt Remix Astro Tailwind Redux RxJS NestJS FastAPI Flask Symfony Drupal Joomla Kotlin Swift
Unity Unreal Blender ZBrush Revit Rhino SketchUp Onshape Fusion360 Ansys Simulink LabVIEW Arduino Fanuc Allen-Bradley Siemens Schneider Bosch Honeywell Makita Hilti DeWalt Milwaukee Festool
Sage Xero Dynamics Anaplan Workday BambooHR Greenhouse Ashby Gusto Rippling Personio ADP Concur Coupa Ariba Blackline Hyperion Cognos Bloomberg Refinitiv FactSet Klarna Adyen Plaid PayPal Worldpay
Gong Outreach Salesloft Apollo ZoomInfo Clari Chorus Seismic Highspot Showpad Zuora Chargebee Amplitude Segment Rudderstack Braintree Zoominfo Loom Monday.com ClickUp Basecamp Linear Smartsheet Wrike
Epic Cerner Meditech SystmOne EMIS Pyxis Omnicell Datix Rio Medidata Veeva Opentrons Illumina Nanopore
Moodle Blackboard Canvas Kahoot Quizlet Seesaw Tapestry ClassDojo Arbor SIMS Bromcom Accelerated-Reader Numicon Phonics RWI
Opera Protel Micros Mews Resy OpenTable Toast Lightspeed Deliveroo Rational Thermomix Pacojet
Kuka Zebra Manhattan RedPrairie Dematic AutoStore Ocado DHL UPS FedEx DPD Maersk Kubota Komatsu Caterpillar JCB Linde Jungheinrich Toyota Honda Ford Nissan Renault Peugeot Volkswagen Porsche Bentley
Airbus Boeing Rolls-Royce NASDAQ FTSE Nvidia Intel Samsung Sony Nintendo PlayStation Xbox Disney Pixar Ikea Tesco Sainsbury's Waitrose Aldi Lidl Walmart Costco Target Nike Adidas Patagonia
Wikipedia Reddit Twitter WhatsApp Snapchat Pinterest Etsy eBay Amazon Deliveroo Uber Lyft Monzo Revolut Starling Wise
Parkrun Strava Peloton Zwift Wordle Catan Warhammer Pokémon Zelda Tetris Glastonbury Wimbledon Hogwarts Eurovision
"""
_NOT_ALONE = word_set(
    "medium sentry coda clay sanity stitch heap heaps athena hive presto helm nomad envoy bamboo maven remix astro jest swift unity unreal blender rhino sage dynamics greenhouse gusto "
    "outreach apollo chorus seismic segment amplitude loom linear epic rio canvas arbor sims phonics opera micros toast rational zebra manhattan caterpillar target "
    "wise starling iterable outlook excel fusion toyota consul keras flask gong refinitiv fullstory vite monday.com milwaukee gemini ford hyperion makita rwi blackboard "
    "basecamp copilot llama tapestry meditech parkrun wix plaid workday ashby gradle postman cypress selenium concur accelerated-reader astro nuxt unity emis patagonia lightspeed"
)
_PLACES = """
Paris Lyon Marseille Rennes Dijon Metz Annecy Montpellier Madrid Barcelona Valencia Berlin Munich Hamburg Köln München Frankfurt Leipzig Dresden Bonn Wien Zürich Genf Basel Bern Linz Potsdam Kassel Mainz Augsburg Karlsruhe Mannheim Heidelberg
Amsterdam Rotterdam Londres Bruxelles Genève Lausanne Lisboa Roma Milano Sligo Galway Limerick Cork Kerry Donegal Mayo Kilkenny Waterford Aberdeen Dundee Inverness Stirling Perth Swansea Newport Wrexham Brighton Portsmouth Southampton Plymouth Exeter Norwich Ipswich Nottingham
Leicester Derby Coventry Birmingham Wolverhampton Sheffield Bradford York Newcastle Sunderland Durham Carlisle Blackpool Preston Bolton Stockport Salford Cornwall Devon Dorset Somerset Kent Sussex Surrey Essex Norfolk
Suffolk Yorkshire Lancashire Cumbria Wirral Merseyside Brixton Hackney Camden Islington Croydon Wimbledon Brooklyn Queens Harlem Jersey Oakland Sacramento Tucson Albuquerque Omaha Tulsa Memphis Nashville Charlotte
Raleigh Richmond Baltimore Cleveland Cincinnati Columbus Indianapolis Milwaukee Louisville Honolulu Quebec Ottawa Calgary Edmonton Halifax Winnipeg Brisbane Adelaide Auckland Wellington Christchurch Nairobi Lagos Accra
Kampala Johannesburg Durban Cairo Casablanca Marrakesh Dakar Beirut Amman Dubai Riyadh Doha Karachi Lahore Dhaka Kolkata Chennai Hyderabad Pune Kerala Goa Kathmandu Colombo Bangkok Hanoi Saigon Jakarta Bali Manila Taipei
Shenzhen Guangzhou Havana Bogotá Medellín Lima Quito Santiago Montevideo Caracas Recife Bahia Salvador Porto Coimbra Algarve Granada Málaga Sevilla Bilbao Zaragoza Galicia Asturias Mallorca Toulouse Bordeaux Nantes Strasbourg Lille Grenoble
Brittany Normandy Provence Alsace Turin Palermo Sicily Sardinia Tuscany Umbria Venice Verona Genoa Salzburg Innsbruck Graz Tyrol Stuttgart Bremen Hannover Nürnberg Dortmund Düsseldorf Freiburg Rostock Bavaria Saxony Ghent Bruges
Utrecht Eindhoven Groningen Aarhus Gothenburg Malmö Bergen Tampere Tallinn Riga Vilnius Gdansk Wroclaw Poznan Bratislava Ljubljana Zagreb Belgrade Sarajevo Sofia Bucharest Cluj Thessaloniki Crete Cyprus Malta Nicosia Ankara Izmir Tbilisi Yerevan
Nigeria Ghana Kenya Uganda Ethiopia Egypt Morocco Tunisia Algeria Senegal Zimbabwe Zambia Botswana Namibia Mozambique Lebanon Jordan Syria Iraq Iran Pakistan Bangladesh Nepal Indonesia Malaysia Philippines Thailand Cambodia Laos Myanmar
Taiwan Mongolia Kazakhstan Georgia Armenia Azerbaijan Romania Bulgaria Hungary Slovakia Slovenia Croatia Serbia Bosnia Albania Macedonia Lithuania Latvia Estonia Belarus Moldova Luxembourg Colombia Peru Chile Ecuador Bolivia Venezuela Uruguay Paraguay
Cuba Jamaica Trinidad Barbados Haiti Guatemala Honduras Nicaragua Panama
"""
_PLACES_NOT_ALONE = word_set(
    "cork derby perth stirling wellington kent charlotte columbus jersey queens salvador mayo lima panama sofia preston richmond newport"
)
_LETTERS = """
IC ICs HCA HCAs TSA NRR GRR SMB SMBs EHS HSE IOSH NEBOSH PAT EICR MEWP CSCS LOTO VFD VFDs HMI SCADA PLCs CMMS OEE FIFO LIFO WMS TMS MRP FTE FTEs DTC DTCs EMT EMTs CCU NHSE CQC PICU A&E EYFS KS1 KS2 KS3 KS4 KS5 SATs PSHE SENDCO TA TAs NQT ECT ECTs CPOMS MIS ELA ESOL EFL IELTS
TOEFL PRINCE2 PMP CSM CSMs CSAT SLIs SLIS RCA RCAs MTTR P0 P1 RAG LLMOps GPT BERT CNN RNN ASR OCR UAT PoC POC MVPs PRD PRDs PRs ADR ADRs B2G VC VCs PE IPO IPOs SPAC EBITDA WACC DCF ESG CSR CSRD AP/AR FX FP CIO CISO CHRO CRO GM MD MDs ED EDI DEI ERG ERGs
ATS TA L&D EAP GMAT GRE LSAT SAT BBC ITV NBC CNN ESPN NPR MIT UCLA NYU LSE UCL ETH EPFL CERN ESA WWF IKEA BAFTA HBO
"""
_LETTERS_NOT_ALONE = word_set(
    "pat sat tas ta ap/ar ed pe md fp gm rag mis csr cnn poc slis sats esa gre lse ic ics"
)

PRODUCTS: dict[str, str] = {
    word.lower(): word for word in _PRODUCTS.split() if word.lower() not in _NOT_ALONE
}
PEOPLE_AND_PLACES: dict[str, str] = {name: name.capitalize() for name in _FIRST_NAMES} | {
    word.lower(): word for word in _PLACES.split() if word.lower() not in _PLACES_NOT_ALONE
}
"""What has a capital in any language."""

MORE: dict[str, str] = (
    PEOPLE_AND_PLACES
    | PRODUCTS
    | {word.lower(): word for word in _LETTERS.split() if word.lower() not in _LETTERS_NOT_ALONE}
    | {
        "poc": "POC",
        "pm": "PM",
        "pms": "PMs",
        "ems": "EMs",
        "vps": "VPs",
        "qpcr": "qPCR",
        "pcr": "PCR",
        "hplc": "HPLC",
        "vue": "Vue",
        "ic": "IC",
        "ics": "ICs",
        "philly": "Philadelphia",
    }
)
"""One word in lower case → as it is written."""
