"""What jobs are called."""

NOUNS = (
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

NOT_ROLES = (
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
    "amministratore delegato", "directeur", "algemeen directeur", "役員", "取締役", "執行役員",
)  # fmt: skip

NOT_EXECUTIVE = (
    "assistant to", "executive assistant", "account executive", "art director", "creative director",
    "chief of staff", "assistant director", "director of photography", "assistante de direction",
    "assistentin der geschäftsführung", "assistenz der geschäftsführung",
)  # fmt: skip
