"""How brands, places and abbreviations are written."""

from afterword.domain.wording.english.more_names import MORE
from afterword.domain.wording.word_sets import word_set

_ONE_WORD = """
AWS GCP API APIs SDK SDKs SQL NoSQL MySQL PostgreSQL Postgres SQLite MongoDB Redis Kafka Kubernetes Docker Terraform
Ansible Jenkins GitHub GitLab Bitbucket Jira Confluence GraphQL REST gRPC HTTP HTTPS JSON YAML XML CSV HTML CSS JavaScript
TypeScript Node.js Vue.js Next.js Angular Svelte Django Rails Laravel Python Rust Java Kotlin Scala Haskell Golang PHP Perl C++ C# .NET
Linux Ubuntu Debian macOS iOS iPadOS iPhone iPad Android Windows Azure Oracle Salesforce HubSpot Zendesk Shopify Snowflake
BigQuery Databricks Airflow dbt Tableau Looker PowerBI Elasticsearch RabbitMQ Prometheus Grafana Datadog PagerDuty Splunk
OpenAI PyTorch TensorFlow NumPy pandas LLM LLMs ML NLP GPU GPUs CPU CPUs VM VMs VPN DNS TCP SSH SSL TLS OAuth SSO SAML SLA SLAs SLO
SLOs SRE SREs QA UX UI UI/UX CI CD CI/CD TDD DDD MVP OKR OKRs KPI KPIs ROI CRM ERP SAP SEO SaaS B2B B2C D2C CEO CTO CFO COO CPO CMO VP HR PR
IT R&D GDPR HIPAA SOC2 PCI ISO FDA NHS ICU NICU ER ERs A&E EHR EMR MRI ECG CPR RN LPN OR GP GPs PhD MBA MSc BSc BA USA UK EU US NGO
NGOs STEM SEN IEP IEPs GCSE GCSEs IB ESL NATO NASA UNICEF WHO UN HACCP POS DIY DevOps DevSecOps FinOps MLOps LinkedIn YouTube
TikTok Instagram Facebook Google Microsoft Netflix Spotify Notion Figma Photoshop InDesign WordPress WebAssembly WASM OpenTelemetry
ClickHouse DynamoDB Cassandra Spanner CockroachDB Lambda S3 EC2 EKS GKE SQS SNS IAM ETL ELT CDC ORM CRDT CRDTs UUID PDF AI AR VR XR
IoT PLC CAD SolidWorks AutoCAD MATLAB FPGA PCB BIM LEED Montessori Lego Michelin Vim Emacs Excalidraw Miro Asana Trello Zapier Stripe
Volvo Scania DAF BMW Audi Toyota Tesla Vespa Yamaha Mahler Vivaldi Chopin ACCA CIMA CFA CPA GMP LIMS DBS EHCP EHCPs SENCO KYC AML IFRS GAAP CPD HGV PPE HVAC RICS RIBA OSHA FMCG NVQ SLT ADHD RFC RFCs AE AEs SDR SDRs BDR ICP ARR MRR DDIA WCAG URL URLs PyCon Elixir Bluetooth WiFi Wi-Fi EDC SOC SIEM CRO CROs CRA CNA CNAs LVN CAC LTV NPS GTM PLG QBR QBRs PMO SOP SOPs OEM OEMs NetSuite QuickBooks Splunk Factorio Minecraft Duolingo EPA TUPE TEFL CELTA PGCE RevOps FP&A M&A P&L SwiftUI Xcode Flutter Hadoop Pulsar Flink Grafana Monday Tuesday Wednesday Thursday
Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays January February April June July September October November December English German French Spanish Italian
Portuguese Dutch Swedish Danish Norwegian Finnish Irish Scottish Welsh British American Canadian Mexican Brazilian Indian Chinese
Japanese Korean Vietnamese Thai Russian Ukrainian Turkish Greek Arabic Hebrew Hindi Tamil Swahili European African Asian Australian
Germany France Spain Italy Portugal Netherlands Belgium Switzerland Austria Poland Sweden Denmark Norway Finland Ireland Scotland
Wales England Britain America Canada Mexico Brazil Argentina India China Japan Korea Vietnam Thailand Russia Ukraine Greece Europe
Africa Asia Australia Iceland Singapore London Manchester Edinburgh Glasgow Dublin Belfast Cardiff Bristol Leeds Liverpool Oxford
Cambridge Paris Lyon Marseille Berlin Munich Hamburg Cologne Frankfurt Leipzig Dresden Vienna Zurich Geneva Basel Amsterdam Rotterdam
Brussels Antwerp Copenhagen Stockholm Oslo Helsinki Madrid Barcelona Valencia Seville Lisbon Porto Rome Milan Naples Florence
Bologna Athens Istanbul Warsaw Krakow Prague Budapest Toronto Montreal Vancouver Boston Chicago Seattle Austin Denver Portland
Philadelphia Atlanta Miami Houston Dallas Phoenix Detroit Minneapolis Pittsburgh Alabama Alaska Arizona Arkansas Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maryland Massachusetts Minnesota Mississippi Missouri Montana Nebraska Nevada Oklahoma Pennsylvania Tennessee Utah Virginia Wisconsin Wyoming Texas California Ohio Michigan Oregon Colorado Vermont
Tokyo Kyoto Osaka Seoul Beijing Shanghai Mumbai Delhi Bangalore Bengaluru Sydney Melbourne Christmas Easter Thanksgiving Ramadan
Diwali Hanukkah Alps Pyrenees Himalayas Dolomites Patagonia Kilimanjaro Bach Mozart Beethoven Chopin Shakespeare Tolkien Dickens
Cubs Yankees Mets Lakers Celtics Packers Steelers Arsenal Everton Tottenham Chelsea Celtic Rangers Celtic Zoom Webex Slack Uber Airbnb
"""
_PHRASES = """
Microsoft Sentinel|Slack Connect|GitHub Actions|Google Cloud|Google Sheets|Google Docs|Power BI|Ruby on Rails|React Native|Spring Boot|Apache Spark|Apache Kafka|Visual Studio|VS Code
Stack Overflow|Hacker News|New York|Los Angeles|San Francisco|San Diego|New Orleans|New Zealand|New Jersey|New Mexico|New Hampshire|West Virginia|Rhode Island|North Dakota|South Dakota|North Carolina
South Carolina|South Africa|United States|United Kingdom|Hong Kong|Las Vegas|Salt Lake City|Santa Cruz|Santa Fe|Bay Area|Tel Aviv
Buenos Aires|Costa Rica|Puerto Rico|Rio de Janeiro|São Paulo|Mexico City|Cape Town|Lake District|Black Forest|Camino de Santiago
Berlin Marathon|London Marathon|Boston Marathon|New York Marathon|Chicago Marathon|Tour de France|Ironman|Champions League
Premier League|Red Sox|White Sox|Mont Blanc|World Cup|Olympics|Star Wars|Star Trek|Lord of the Rings|Harry Potter|Dungeons & Dragons
Designing Data-Intensive Applications|Thinking in Systems|Team Topologies|The Phoenix Project|The Mythical Man-Month|Clean Code
Domain-Driven Design|The Pragmatic Programmer|Thinking, Fast and Slow|Crossing the Chasm|Radical Candor
The Manager's Path|An Elegant Puzzle|Salt Fat Acid Heat|Ottolenghi|Being Mortal|Brené Brown|Taylor Swift|Black Friday
Appalachian Trail|Pacific Crest Trail|Grand Canyon|Peace Corps|Red Cross|Teach First|Teach for America|Doctors Without Borders
Epic Systems|Next Generation Science Standards|Common Core|Ofsted|Site Reliability Engineering|Scrum|Kanban|Agile
"""
_SHORT = {
    "k8s": "Kubernetes", "kube": "Kubernetes", "psql": "Postgres", "postgresql": "PostgreSQL", "js": "JavaScript",
    "ts": "TypeScript", "nyc": "New York", "ny": "New York", "sf": "San Francisco", "nodejs": "Node.js", "nextjs": "Next.js",
    "vuejs": "Vue.js", "gh": "GitHub", "es": "Elasticsearch", "tf": "Terraform", "cicd": "CI/CD", "wfh": "working from home",
    "ai/ml": "AI/ML", "l&d": "L&D", "a/b": "A/B", "q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4",
}  # fmt: skip
_NOT_ALONE = word_set(
    "or er it us who rest ba agile es pos un ar pr sen lambda ts stripe china turkey figma. austin florence "
    "phoenix portland monday. notion porto. oracle. sf. spanner pulsar. uber celtic rangers chelsea android. "
    "windows slack. zoom ms us. lego. vim."
)  # fmt: skip

WRITTEN: dict[str, str] = {
    **MORE,
    **{word.lower(): word for word in _ONE_WORD.split() if word.lower() not in _NOT_ALONE},
    **{short: full for short, full in _SHORT.items() if short not in _NOT_ALONE},
}
"""One word in lower case → as it is written."""

WRITTEN_PHRASES: dict[str, str] = {
    phrase.lower(): phrase for line in _PHRASES.strip().splitlines() for phrase in line.split("|")
    if phrase not in {"Agile", "Scrum", "Kanban", "Olympics"}
}  # fmt: skip
"""Several words in lower case → as they are written."""
