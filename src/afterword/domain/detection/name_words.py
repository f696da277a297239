"""What jobs, people and companies are called, and the words around their names, language by language."""

JOBS = (
    "engineer", "developer", "manager", "designer", "analyst", "scientist", "architect", "consultant",
    "specialist", "administrator", "coordinator", "director", "lead", "researcher", "writer", "editor",
    "accountant", "controller", "assistant", "associate", "representative", "executive", "intern", "internship",
    "technician", "programmer", "strategist", "officer", "president", "vp", "cto", "ceo", "cfo", "coo", "cmo",
    "cpo", "ciso", "nurse", "teacher", "lecturer", "professor", "pharmacist", "lawyer", "counsel", "paralegal",
    "buyer", "planner", "producer", "marketer", "copywriter", "recruiter", "advisor", "adviser", "agent",
    "barista", "chef", "cook", "electrician", "mechanic", "driver", "supervisor", "auditor", "actuary",
    "economist", "biologist", "chemist", "sre", "devops", "qa", "tester", "sdet", "swe", "pm", "tpm", "trainee",
    "apprentice", "werkstudent", "werkstudentin", "postdoc", "fellow", "principal", "partner", "translator",
    "librarian", "receptionist", "clerk", "cashier", "seller", "salesperson", "owner", "evangelist", "advocate",
    "head of", "chief of staff", "account executive", "staff engineer", "full stack", "fullstack",
    # German
    "entwickler", "entwicklerin", "softwareentwickler", "softwareentwicklerin", "ingenieur", "ingenieurin",
    "leiter", "leiterin", "teamleiter", "teamleiterin", "sachbearbeiter", "sachbearbeiterin", "referent",
    "referentin", "berater", "beraterin", "geschäftsführer", "geschäftsführerin", "verkäufer", "verkäuferin",
    "kaufmann", "kauffrau", "buchhalter", "buchhalterin", "pflegefachkraft", "pfleger", "erzieher", "erzieherin",
    "lehrer", "lehrerin", "projektleiter", "projektleiterin", "produktmanager", "produktmanagerin",
    "vertriebsmitarbeiter", "mitarbeiter", "mitarbeiterin", "ausbildung", "praktikum", "praktikant",
    "datenanalyst", "datenanalystin", "architektin", "redakteur", "redakteurin", "einkäufer", "einkäuferin",
    "kundenberater", "kundenberaterin", "systemadministrator", "systemadministratorin", "ärztin", "arzt",
    # French
    "ingénieur", "ingénieure", "développeur", "développeuse", "chef de projet", "cheffe de projet",
    "responsable", "directeur", "directrice", "chargé", "chargée", "comptable", "assistante", "stage",
    "stagiaire", "alternance", "analyste", "conseiller", "conseillère", "commercial", "commerciale",
    "infirmier", "infirmière", "technicien", "technicienne", "vendeur", "vendeuse", "graphiste", "rédacteur",
    "rédactrice", "architecte", "gestionnaire", "acheteur", "acheteuse", "juriste",
    # Spanish, Portuguese
    "ingeniero", "ingeniera", "desarrollador", "desarrolladora", "gerente", "analista", "diseñador",
    "diseñadora", "jefe de", "jefa de", "contable", "comercial", "enfermera", "enfermero", "técnico", "técnica de",
    "becario", "prácticas", "consultor", "consultora", "arquitecto", "arquitecta", "profesor", "profesora",
    "dependiente", "administrativo", "administrativa", "engenheiro", "engenheira", "desenvolvedor",
    "desenvolvedora", "coordenador", "coordenadora", "estagiário", "estágio", "contador", "contadora",
    "enfermeira", "enfermeiro", "vendedor", "vendedora", "cientista", "programador", "programadora", "assistente",
    # Italian
    "ingegnere", "sviluppatore", "sviluppatrice", "responsabile", "direttore", "direttrice", "progettista",
    "impiegato", "impiegata", "contabile", "tirocinio", "stagista", "consulente", "commessa", "commesso",
    "infermiere", "infermiera", "architetto", "addetto", "addetta", "venditore", "venditrice",
    # Dutch
    "ontwikkelaar", "ontwerper", "ingenieur", "medewerker", "adviseur", "leidinggevende", "verpleegkundige",
    "boekhouder", "stagiair", "docent", "projectleider", "verkoper", "accountmanager", "teamleider",
    "beleidsmedewerker", "systeembeheerder", "onderzoeker", "inkoper",
    # Japanese
    "エンジニア", "デザイナー", "マネージャー", "アナリスト", "ディレクター", "プログラマー", "営業", "経理",
    "データサイエンティスト", "コンサルタント", "プロダクトマネージャー",
)  # fmt: skip

NOT_JOBS = (
    "hiring manager", "your manager", "the manager", "line manager", "hr manager", "talent partner",
    "talent acquisition partner", "people partner", "recruiting manager", "recruiter", "recruiting coordinator",
    "panel lead", "hr", "manager call", "manager interview", "manager chat", "entretien manager",
)  # fmt: skip
"""Who somebody talks to rather than what they would become."""

CUSTOMER_FACING = (
    "sales", "account executive", "account manager", "accountmanager", "customer success", "customer support",
    "customer service", "customer experience", "business development", "bdr", "sdr", "solutions engineer",
    "sales engineer", "solutions consultant", "support engineer", "support specialist", "client", "retail",
    "store manager", "receptionist", "barista", "cashier", "vertrieb", "vertriebsmitarbeiter", "verkäufer",
    "verkäuferin", "verkauf", "kundenberater", "kundenberaterin", "kundenbetreuer", "kundenbetreuung",
    "kundenservice", "außendienst", "commercial", "commerciale", "vendeur", "vendeuse", "service client",
    "relation client", "chargé de clientèle", "chargée de clientèle", "comercial", "ventas",
    "atención al cliente", "vendas", "vendedor", "vendedora", "dependiente", "atendimento", "vendite",
    "venditore", "venditrice", "commessa", "commesso", "assistenza clienti", "verkoop", "verkoper",
    "klantenservice", "relatiebeheerder", "営業", "カスタマーサクセス", "接客", "販売",
)  # fmt: skip

EXECUTIVE = (
    "vp", "vice president", "svp", "evp", "chief", "ceo", "cto", "cfo", "coo", "cmo", "cpo", "cio", "ciso",
    "chro", "president", "managing director", "general manager", "executive director", "director", "head of",
    "geschäftsführer", "geschäftsführerin", "geschäftsführung", "vorstand", "bereichsleiter", "bereichsleiterin",
    "directeur", "directrice", "directeur général", "directrice générale", "director general",
    "directora general", "directora", "diretor", "diretora", "direttore", "direttrice",
    "amministratore delegato", "algemeen directeur", "役員", "取締役", "執行役員",
)  # fmt: skip

NOT_EXECUTIVE = (
    "assistant to", "executive assistant", "account executive", "art director", "creative director",
    "chief of staff", "assistant director", "director of photography", "assistante de direction",
    "assistentin der geschäftsführung", "assistenz der geschäftsführung",
)  # fmt: skip

RECRUITERS = (
    "recruiter", "recruiting", "recruitment", "talent", "talent acquisition", "talent partner", "sourcer",
    "people operations", "people ops", "people partner", "hr", "human resources", "coordinator", "scheduler",
    "scheduling", "recruiterin", "personalreferent", "personalreferentin", "personalabteilung",
    "personalmanagement", "chargée de recrutement", "chargé de recrutement", "recruteur", "recruteuse", "rh",
    "drh", "rrhh", "recursos humanos", "reclutadora", "reclutador", "recrutadora", "recrutador", "risorse umane",
    "selezionatrice", "selezionatore", "werving", "personeelszaken", "人事", "採用担当", "採用", "headhunter",
    "staffing", "people team", "candidate experience",
)  # fmt: skip
"""Titles of those who arrange interviews."""

SCHEDULERS = (
    "coordinator", "scheduler", "scheduling", "recruiting coordinator", "assistant", "assistentin", "assistenz",
    "assistante", "koordination", "koordinatorin",
)  # fmt: skip
"""Titles of those who arrange interviews and do not hold them."""

# The labels and lead-ins under which descriptions name people, roles and companies.
INTERVIEWER_LABELS = (
    "interviewer", "interviewers", "your interviewer", "your interviewers", "interviewer s", "interview panel", "panel",
    "interview team", "panelists", "panel members", "you will meet", "you will meet with", "you'll meet",
    "you'll meet with", "meeting with", "you will be meeting", "you will be meeting with", "who you'll meet",
    "who you will meet", "you will speak with", "you'll be speaking with", "you will be speaking with",
    "you'll speak with", "you'll be meeting with", "you'll be meeting", "you are meeting with",
    "speaking with", "interview with", "interviewed by",
    "gesprächspartner", "gesprächspartnerin", "ihre gesprächspartner", "ihre gesprächspartnerin",
    "ihr gesprächspartner", "deine gesprächspartner", "dein gesprächspartner", "deine gesprächspartnerin",
    "gesprächspartner innen", "gesprächsteilnehmer", "sie sprechen mit", "du sprichst mit",
    "sie treffen", "du triffst", "das gespräch führen", "das gespräch führt",
    "intervenants", "interlocuteur", "interlocutrice", "interlocuteurs", "vos interlocuteurs",
    "votre interlocuteur", "votre interlocutrice", "vous rencontrerez", "tu rencontreras", "vous échangerez avec",
    "tu échangeras avec", "jury",
    "entrevistador", "entrevistadora", "entrevistadores", "te reunirás con", "hablarás con", "se reunirá con",
    "conversarás con", "você conversará com", "você vai conversar com", "você falará com",
    "selezionatori", "intervistatore", "intervistatori", "incontrerai", "parlerai con", "incontrerà",
    "il colloquio sarà con", "gesprekspartner", "gesprekspartners", "je spreekt met", "je ontmoet", "u spreekt met",
    "gesprek met", "面接官", "面接担当", "担当面接官", "面談担当", "面接担当者", "面談者",
)  # fmt: skip

COORDINATOR_LABELS = (
    "recruiter", "your recruiter", "recruiting coordinator", "coordinator", "your coordinator", "scheduler",
    "recruiting contact", "contact", "point of contact", "your point of contact", "contact person", "organizer",
    "organiser", "organized by", "arranged by", "scheduled by", "talent partner", "questions", "reach out to",
    "please contact", "contact me", "hosted by recruiting", "hr contact", "your hr contact",
    "ansprechpartner", "ansprechpartnerin", "ihr ansprechpartner", "ihre ansprechpartnerin",
    "deine ansprechpartnerin", "dein ansprechpartner", "organisation", "koordination", "kontakt", "rückfragen an",
    "votre contact", "recruteur", "recruteuse", "contacto", "persona de contacto", "reclutador", "reclutadora",
    "contato", "recrutador", "recrutadora", "referente", "contatto", "contactpersoon", "採用担当", "担当", "連絡先",
    "お問い合わせ",
)  # fmt: skip

COORDINATOR_LEADS = (
    "reach out to", "please contact", "organized by", "organised by", "arranged by", "scheduled by",
    "get in touch with", "your recruiter", "your coordinator", "melden sie sich bei", "melde dich bei", "contactez", "contacter",
    "ponte en contacto con", "entre em contato com", "contattare", "neem contact op met", "questions contact",
    "ihre ansprechpartnerin ist", "ihr ansprechpartner ist", "your point of contact is",
)  # fmt: skip
"""What sentences say before the name of somebody who arranges interviews."""

ROLE_LABELS = (
    "role", "position", "job title", "job", "title", "for the position", "opening", "job opening", "requisition",
    "stelle", "rolle", "stellenbezeichnung", "poste", "intitulé du poste", "puesto", "vacante", "vaga", "cargo",
    "posizione", "ruolo", "functie", "vacature", "ポジション", "職種", "募集職種", "応募職種", "募集ポジション",
)  # fmt: skip

ROLE_LEADS = (
    "for the position of", "for the role of", "position of", "role of", "position as", "for the", "for our",
    "regarding the", "interest in the", "application for", "applied for", "applying for", "bewerbung als",
    "bewerbung um", "interview for", "interest in our", "interview for the", "interviewing for the", "about the",
    "about our", "applying for the", "application for the", "discuss the",
    "as a", "as an", "stelle als", "position als", "rolle als", "für die stelle", "als",
    "pour le poste de", "poste de", "para el puesto de", "puesto de", "para a vaga de", "vaga de",
    "per la posizione di", "posizione di", "per il ruolo di", "ruolo di", "voor de functie van", "functie van",
    "voor de functie", "voor de vacature",
)  # fmt: skip

ROLE_TAILS = frozenset(
    {
        "role", "position", "opening", "job", "vacancy", "opportunity", "team", "stelle", "rolle", "poste", "vacature",
    }
)  # fmt: skip
"""What may stand after the job in a sentence and is no part of its name."""

COMPANY_LABELS = (
    "company", "organization", "organisation name", "employer", "firma", "unternehmen", "arbeitgeber", "entreprise",
    "société", "empresa", "azienda", "società", "bedrijf", "werkgever", "会社名", "企業名", "会社",
)  # fmt: skip

CANDIDATE_LABELS = (
    "candidate", "candidate name", "applicant", "kandidat", "kandidatin", "bewerber", "bewerberin", "candidat",
    "candidato", "candidata", "kandidaat", "候補者", "応募者",
)  # fmt: skip

JOINING = {
    "with": "with", "mit": "with", "avec": "with", "con": "with", "com": "with", "met": "with",
    "at": "at", "bei": "at", "beim": "at", "chez": "at", "presso": "at", "bij": "at", "@": "at",
    "for": "for", "für": "for", "als": "for", "pour": "for", "para": "for", "per": "for", "voor": "for", "as": "for",
    "from": "at", "von": "at",
}  # fmt: skip
"""What joins the parts of a title, and what it says of the part after it."""

AND = frozenset({"and", "und", "et", "y", "e", "en", "with"})

FILLERS = (
    "a", "an", "the", "your", "my", "our", "der", "die", "das", "dem", "den", "ihr", "ihre", "dein", "deine", "im",
    "le", "la", "les", "l", "d", "de", "du", "des", "votre", "el", "los", "las", "tu", "su", "o", "os", "as", "sua",
    "il", "lo", "gli", "het", "een", "je", "uw", "re", "fwd", "fw", "aw", "wg", "invitation", "invite", "einladung",
    "zum", "zur", "zu", "einem", "einer", "ein", "eine", "am", "um", "in", "on", "to", "of", "via", "per",
    "updated", "confirmed", "confirmation", "accepted", "reminder", "new", "event", "scheduled", "external",
    "invitación", "convite", "invito", "uitnodiging", "confirmé", "confirmée", "confirmado", "confirmada",
    "bestätigt", "bestätigung", "call", "chat", "meeting", "meet", "zoom", "teams", "video", "virtual", "remote",
    "online", "phone", "telefon", "skype", "google", "visio", "visioconférence", "téléphone", "webex", "hybrid",
    "interview", "min", "mins", "minutes", "minuten", "minute", "hour", "hours", "h", "team", "discussion",
    "conversation", "session", "meetings", "termin", "gespräch", "rendez", "vous", "rdv", "reunión", "reunião",
    "riunione", "afspraak", "gesprek", "candidate", "candidat", "kandidat", "candidato", "hiring", "job", "role",
    "position", "poste", "stelle", "puesto", "vaga", "posizione", "ruolo", "functie", "initial", "next", "technical",
    "tech", "behavioral", "behavioural", "values", "culture", "coding", "design", "system", "live", "case", "study",
    "informal", "quick", "short", "follow", "up", "deep", "dive", "recruiting", "recruitment", "people", "talent",
    "hr", "rh", "rrhh", "manager", "panel", "onsite", "presentation", "take", "home", "review", "intro", "day",
    "loop", "full", "half", "department", "abteilung", "personalabteilung", "fachabteilung", "office", "engineering",
    "product", "marketing", "finance", "operations", "data", "experience", "background", "fit", "us", "you", "me",
    "and", "und", "et", "y", "e", "or", "mon", "tue", "wed", "thu", "fri", "monday", "tuesday", "wednesday",
    "thursday", "friday", "today", "tomorrow", "morning", "afternoon", "round", "rounds", "stage", "step", "part",
    "runde", "ronda", "rodada", "ronde", "fase", "tour", "etapa", "1st", "2nd", "3rd", "4th", "first", "second",
    "third", "final", "pm", "uhr", "time", "erstes", "zweites", "premier", "deuxième", "primo", "secondo", "eerste", "tweede",
    "recruiter", "interviewer", "ceo", "cto", "cfo", "coo", "vp", "founder", "founders", "cofounder", "co", "boss",
    "opportunity", "screen", "screening", "pair", "programming", "coffee", "lunch", "confidential", "about", "über",
    "ask", "demand", "self", "notes", "details", "schedule", "agenda", "important", "exciting", "fr", "mo", "di", "mi",
    "do", "sa", "so",
    "様", "御中", "について", "との", "ご案内", "オンライン", "株式会社との", "の", "と", "一次", "二次", "最終",
)  # fmt: skip
"""Words in titles that are neither a company nor a person."""

FILLERS_IN_JOBS = (
    "product", "data", "marketing", "finance", "operations", "engineering", "technical", "tech", "people", "design",
    "system", "hr", "recruiting", "recruitment", "talent", "experience", "manager", "live", "video", "office",
    "candidate", "online", "home", "study", "case", "recruiter", "ceo", "cto", "cfo", "coo", "vp", "hiring",
    "culture", "team", "phone", "coding", "personal",
)  # fmt: skip
"""Fillers that can be part of what a job is called."""

COMPANY_FORMS = frozenset(
    {
        "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag", "se", "kg", "ug", "sarl", "sas", "sa", "srl", "spa", "bv",
        "nv", "sl", "lda", "ltda", "corp", "corporation", "company", "group", "labs", "lab", "systems", "technologies",
        "technology", "software", "solutions", "studio", "studios", "bank", "health", "robotics", "analytics",
        "partners", "ventures", "capital", "foundation", "institute", "university", "hospital", "clinic", "media",
        "energy", "logistics", "foods", "games", "networks", "digital", "consulting", "industries", "ai", "io", "hq",
        "verlag", "stiftung", "universität", "klinik", "werke", "holding", "co", "museum", "school", "airlines",
    }
)  # fmt: skip

CJK_COMPANY_FORMS = ("株式会社", "有限会社", "合同会社", "㈱")

HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "herr", "herrn", "frau", "monsieur", "madame", "mme", "señor", "señora",
        "sr", "sra", "dott", "dottoressa", "signor", "signora", "dhr", "mevr", "mevrouw", "meneer",
    }
)  # fmt: skip

_GIVEN_NAMES = """
    aaron abby adam adrian agnes ahmed aiko aisha akira alain alan alba albert alberto alejandra alejandro
    alessandra alessandro alex alexander alexandra alexis alfred ali alice alicia alina alison amanda amelie
    amir amit amy ana anders andre andrea andreas andrei andres andrew angela anika anita anja anke ann anna
    anne annette anthony antoine anton antonio aoife ari arjun arthur astrid aurelie axel ayse barbara bart
    beatrice beatriz ben benjamin bernd bianca bill björn bob brian bruno camila camille carl carla carlos
    carmen carol caroline catherine cecile cedric chantal charles charlotte chiara chloe chris christian
    christina christine christoph christophe claire clara claudia clement cristina daan dana daniel daniela
    daria dario dave david deborah denis dennis diana diego dieter dirk dmitri dominik dora edoardo eduardo
    eileen elena eleonora elias elif elisa elisabeth eliza elizabeth ella ellen els elsa emil emilie emily emma
    emmanuel enrico eric erik erika ernesto esther eva evan fabian fabio fatima federica federico felipe felix
    fernanda fernando filip fiona florence florian francesca francesco francisco franck francois frank franz
    fred frederic frieda friederike gabriel gabriela gareth georg george gerard gianni gina giorgia giorgio
    giovanni giulia giuseppe gloria grace greg guillaume gustavo gwen hana hanako hanna hannah hans harry haruka
    heather hector heike helen helena helene henk henning henrik henry hiroshi holger hugo ian ibrahim imani
    ines inga ingo ingrid irene iris isabel isabella isabelle ivan ivy jack jacob jakob james jamie jan jana
    jane janet javier jean jeff jenna jennifer jens jeroen jessica jill jim joana joanna joao joe joel johan
    johanna johannes john jon jonah jonas jonathan jordan jorge jose josef joseph joshua joyce juan judith jules
    julia julian juliana julie julien julio jun justin jürgen kai kaori karen karin karl karla kata kate
    katharina katherine kathrin katja katrin kazuki keiko keith kelly ken kenji kenta kevin kim kirsten klaus
    koen kofi kristin kristina lara larissa lars laura laurent lea leila lena leo leon leonardo leonie leticia
    liam lieke lily lin linda lisa lorenzo lotte louis louise luc luca lucas lucia lucie lucy luis luisa lukas
    luke luna lydia madeleine maja manuel manuela mara marc marcel marcelo marco marcos marek margaret maria
    mariana marie marina mario marion marisol mark markus marlene marta martha martin martina mary mateo mathieu
    mathilde matteo matthew matthias maurice max maxime maya megan mehmet mei melanie mia michael michel
    michelle miguel mika mike mila milan mina miriam mohamed mohammed monica monika morgan nadia nadine nadja
    naoko naomi natalia natalie nathalie nathan neil nele nia nicholas nick nicola nicolas nicole niels nikolai
    nils nina noah noor nora oliver olivia olivier omar oscar otto owen pablo paola paolo pascal pat patricia
    patrick paul paula paulo pedro peter petra philip philipp philippe pia pierre pieter pilar piotr priya
    quentin quinn rachel rafael rahul raj ralf ramon raphael raquel raul ravi rebecca regina reiko renata rene
    ricardo riccardo richard rina rita rob robert roberta roberto robin roger roland romain roman rosa rose
    rosie roy ruben ruth ryan ryo sabine sabrina sakura salma sam samantha samir samuel sandra sanne sara sarah
    sascha satoshi scott sean sebastian selin sergei sergio sharon shreya silke silvia simon simone sina sofia
    sonia sonja sophia sophie stefan stefania stefanie stella stephan stephanie stephen steve steven sunil susan
    susanne sven sylvie takeshi tamara tanja tara tariq taro tatiana ted teresa tess theo theresa thiago thierry
    thomas thorsten till tim timo tina tobias tom tomas tomasz tomoko tony tracy udo ulrich ulrike ursula uta
    uwe valentina valerie vanessa vera veronica victor victoria viktor vincent vincenzo vivian walter wei wendy
    werner wiebke will willem william wolfgang xavier yan yannick yara yasmin yoko yolanda yuki yuko yusuf yves
    yvonne zoe
"""

GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
"""To tell “Jane Doe” from “Blue Harbor”; not being here proves nothing."""
