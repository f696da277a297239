"""What interviews and other meetings are called, and what is said of them, language by language."""

INTERVIEW = (
    # English
    "interview", "interviews", "interviewing", "job interview", "phone interview", "video interview",
    "technical interview", "onsite interview", "on-site interview", "panel interview", "final interview",
    "behavioral interview", "behavioural interview", "coding interview", "system design interview",
    "case interview", "first round interview", "second interview", "hiring manager interview", "peer interview",
    "superday", "super day", "interview loop", "interview day",
    # German
    "vorstellungsgespräch", "bewerbungsgespräch", "bewerbergespräch", "jobinterview", "telefoninterview",
    "videointerview", "fachinterview", "fachgespräch", "teaminterview", "onlineinterview",
    "erstinterview", "zweitinterview", "bewerbungsinterview", "auswahlgespräch", "einstellungsgespräch",
    # French
    "entretien d'embauche", "entretien de recrutement", "entretien d'embauche technique",
    "entretien de motivation", "entretien candidat", "entretien technique", "entretien rh",
    "entretien téléphonique", "entretien visio", "entretien en visio", "entretien manager",
    # Spanish
    "entrevista de trabajo", "entrevista laboral", "entrevista técnica", "entrevista de selección",
    "entrevista telefónica", "entrevista final", "entrevista rrhh", "entrevista con rrhh",
    # Portuguese
    "entrevista de emprego", "entrevista de trabalho", "entrevista de seleção", "entrevista técnica",
    "entrevista com rh", "entrevista rh", "processo seletivo",
    # Italian
    "colloquio di lavoro", "colloquio di selezione", "colloquio tecnico", "colloquio conoscitivo",
    "colloquio telefonico", "colloquio hr", "colloquio finale",
    # Dutch
    "sollicitatiegesprek", "selectiegesprek", "eerste sollicitatiegesprek",
    # Japanese
    "面接", "一次面接", "二次面接", "三次面接", "最終面接", "技術面接", "採用面接", "オンライン面接", "web面接",
    "役員面接", "人事面接", "選考面接", "カジュアル面談", "採用面談", "面接のご案内", "電話面接",
)  # fmt: skip
"""An interview, when it stands in a title. Each phrase counts once, at the weight of its list."""

LIKELY_INTERVIEW = (
    # English
    "phone screen", "phone screening", "recruiter screen", "recruiter call", "recruiter phone screen",
    "hr screen", "hr call", "recruiting call", "screening call", "technical screen", "tech screen",
    "technical phone screen", "hiring manager", "hiring manager chat", "hiring manager call",
    "coding challenge", "live coding", "pair programming", "system design", "take-home review",
    "take home review", "final round", "first round", "second round", "third round", "1st round",
    "2nd round", "final stage", "virtual onsite", "onsite loop", "culture fit", "values fit", "bar raiser",
    "talent call", "conversation with recruiter", "chat with recruiter", "chat with the recruiter",
    "meet the panel", "recruiter chat", "recruiter intro", "job talk",
    # German
    "kennenlerngespräch", "erstgespräch", "zweitgespräch", "telefongespräch bewerbung", "probearbeiten",
    "schnuppertag", "assessment center", "assessmentcenter", "hospitation",
    # French
    "entretien", "premier entretien", "deuxième entretien", "second entretien", "dernier entretien",
    "pré-qualification", "préqualification téléphonique", "échange rh", "mise en situation",
    # Spanish
    "entrevista", "primera entrevista", "segunda entrevista", "proceso de selección", "prueba técnica",
    # Portuguese
    "primeira entrevista", "segunda entrevista", "teste técnico", "bate-papo rh",
    # Italian
    "colloquio", "primo colloquio", "secondo colloquio", "prova tecnica", "selezione",
    # Dutch
    "kennismakingsgesprek", "eerste gesprek", "tweede gesprek", "tweede ronde", "arbeidsvoorwaardengesprek",
    # Japanese
    "選考", "会社説明と面談", "リクルーター面談", "人事面談", "現場面談",
)  # fmt: skip
"""Usually an interview."""

HINTS = (
    # English
    "intro call", "intro chat", "introductory call", "introduction call", "introductory chat", "intro",
    "introduction", "introductions", "onsite", "on-site", "on site", "panel", "technical discussion",
    "tech chat", "case study", "presentation round", "meet the team", "team meet", "coffee chat",
    "informal chat", "exploratory call", "exploratory chat", "opportunity", "role discussion",
    "next round", "round 1", "round 2", "round 3", "round 4", "stage 1", "stage 2", "stage 3", "runde 1", "runde 2",
    "runde 3", "conversation", "technical call", "screen", "career chat", "screening", "recruiter",
    "technical deep dive", "deep dive", "about the role", "about the position", "meet and greet",
    "meet & greet", "initial call", "initial conversation", "first conversation",
    "initial chat", "chat", "call",
    # German
    "bewerbung", "zur stelle", "über die stelle", "kennenlernen", "gespräch", "austausch", "vorgespräch", "telefonat",
    # French
    "point rh", "sur le poste", "échange", "prise de contact", "premier échange", "rencontre",
    # Spanish, Portuguese
    "sobre el puesto", "sobre a vaga", "charla", "llamada", "primer contacto", "bate-papo", "conversa",
    "conversa inicial",
    # Italian
    "chiacchierata", "incontro conoscitivo", "call conoscitiva",
    # Dutch
    "sollicitatie", "kennismaking", "gesprek",
    # Japanese
    "面談", "顔合わせ", "会社説明",
)  # fmt: skip
"""Perhaps an interview."""

FAINT_HINTS = frozenset(
    {
        "chat", "call", "conversation", "panel", "introduction", "introductions", "onsite", "on site",
        "gesprach", "austausch", "telefonat", "echange", "rencontre", "charla", "llamada", "conversa",
        "chiacchierata", "gesprek", "presentation round", "opportunity", "bate papo", "screen", "case study",
    }
)  # fmt: skip
"""Hints that people use for anything; they count for less, and never alone."""

AMBIGUOUS = frozenset(
    {
        "interview", "interviews", "interviewing", "entretien", "entrevista", "colloquio", "final interview",
        "second interview",
    }
)  # fmt: skip
"""What other talks are called too: with a bank, a landlord, a newspaper."""

# How a conversation takes place.
PHONE = (
    "phone", "phone screen", "telephone", "telefon", "telefoninterview", "telefongespräch", "telefonisch",
    "téléphone", "téléphonique", "telefónica", "telefónico", "telefônica", "telefone", "telefono", "telefonico",
    "telefoongesprek", "telefonat", "電話", "電話面接",
)  # fmt: skip

VIDEO = (
    "video", "zoom", "teams", "google meet", "skype", "webex", "virtual", "remote", "videointerview", "visio",
    "visioconférence", "videollamada", "videochamada", "videocall", "videochiamata", "online", "onlineinterview",
    "en ligne", "オンライン", "オンライン面接", "web面接",
)  # fmt: skip

ONSITE = (
    "onsite", "on-site", "on site", "in person", "in-person", "office visit", "vor ort", "sur site", "presencial",
    "en persona", "in presenza", "in sede", "op locatie", "op kantoor", "probearbeiten", "schnuppertag",
    "hospitation", "対面", "来社", "superday", "super day", "assessment center",
)  # fmt: skip

PANEL = ("panel", "panel interview", "jury", "panelgespräch", "commissie")

TECHNICAL = (
    "technical", "tech screen", "coding", "live coding", "system design", "pair programming", "technical screen",
    "fachinterview", "fachgespräch", "technisches", "technisch", "technique", "técnica", "tecnico",
    "whiteboard", "programming", "take-home review", "take home review", "code review", "coderpad", "技術面接",
    "コーディング", "sql", "architecture interview",
)  # fmt: skip

INVITING = (
    "your interview", "upcoming interview", "interview with", "interview for", "interview schedule",
    "interview details", "interview confirmation", "interview is confirmed", "interview has been scheduled",
    "invite you to interview", "invite you to an interview", "interview invitation", "looking forward to interviewing",
    "interview agenda", "interview itinerary", "interviewing with", "interviewing for", "phone screen",
    "next step in the process", "your application",
    "your candidacy",
    "last interview", "first interview", "next interview", "this interview", "our interview", "interview will",
    "your interviewers", "your interviewer", "thank you for applying", "you applied",
    "vorstellungsgespräch", "bewerbungsgespräch", "ihre bewerbung", "deine bewerbung", "bewerbungsprozess",
    "ausgeschriebene stelle", "auswahlverfahren", "entretien d'embauche", "votre candidature",
    "ta candidature", "processus de recrutement", "votre entretien", "entrevista de trabajo", "tu candidatura",
    "su candidatura", "proceso de selección", "tu entrevista", "su entrevista", "entrevista de emprego",
    "sua candidatura", "processo seletivo", "sua entrevista", "colloquio di lavoro",
    "tua candidatura", "processo di selezione", "il tuo colloquio", "colloquio conoscitivo",
    "sollicitatiegesprek", "je sollicitatie", "uw sollicitatie", "sollicitatieprocedure", "面接", "ご応募",
    "選考", "応募", "カジュアル面談",
)  # fmt: skip
"""What descriptions of interviews say."""

SPEAKING = (
    "hiring process", "interview process", "discuss the role", "discuss the position", "discussing the role",
    "learn more about the role", "about the role", "about the position", "recruiting process", "you will meet",
    "you'll meet",
    "you will be meeting", "you'll be meeting",
    "your background", "your experience", "interest in the role", "interest in the position", "über die stelle",
    "über die rolle", "du poste", "sobre el puesto", "sobre a vaga", "sobre la posición", "della posizione",
    "del ruolo", "over de functie", "over de rol", "ポジションについて",
)  # fmt: skip
"""Said of interviews, and of talks that are not yet one."""

HIRING = (
    "role", "position", "application", "candidate", "recruiter", "recruiting", "hiring manager", "resume",
    "cv", "curriculum", "job description", "talent acquisition", "talent partner", "interview", "interviewer",
    "interviewers",
    "applicant", "opening", "vacancy", "careers", "job", "panel", "coderpad", "hackerrank",
    "whiteboard", "portfolio", "stelle", "position als", "lebenslauf", "personalabteilung", "recruiterin",
    "bewerber", "personalreferentin", "poste", "candidature", "recruteur", "recruteuse", "recrutement",
    "puesto", "candidatura", "reclutador", "reclutadora", "currículum", "vacante", "vaga", "recrutador",
    "recrutadora", "currículo", "posizione", "ruolo", "selezione", "vacature", "functie", "kandidaat",
    "職種", "ポジション", "採用", "人事", "面接官", "履歴書", "職務経歴書",
)  # fmt: skip
"""Words of an application; several of them say something."""

INTERVIEWING_OTHERS = (
    "scorecard", "score card", "submit feedback", "submit your feedback", "interview kit", "candidate packet",
    "you are interviewing", "you're interviewing", "you will be interviewing", "candidate's resume",
    "candidate resume", "candidate profile", "review the candidate", "feedback form", "hiring panel",
    "leave feedback", "complete your scorecard", "interviewer guide", "interviewer instructions",
    "focus areas", "hiring committee", "candidate's cv", "kandidatenprofil", "bewertungsbogen",
    "unterlagen des kandidaten", "cv du candidat", "fiche d'évaluation", "cv del candidato",
    "perfil del candidato", "currículo do candidato", "scheda di valutazione", "cv van de kandidaat",
    "評価シート", "候補者情報", "evaluation form",
)  # fmt: skip
"""Written to those who interview."""

NO_JOB = (
    "mock interview", "practice interview", "user research", "research study", "gift card", "participants",
    "compensate you", "compensated", "usability", "podcast", "listeners", "journalist", "article", "webinar",
    "register", "attendees will", "offer letter", "start date", "onboarding", "exit interview", "debrief",
    "visa", "consulate", "embassy", "admissions", "interview skills", "coaching", "coaching session",
    "career fair", "recruiting event", "thesis", "masterarbeit", "probanden", "aufwandsentschädigung",
    "teilnehmende", "bon d'achat", "étude utilisateur", "tarjeta regalo", "vale-presente", "buono regalo",
    "cadeaubon", "謝礼", "our product", "product demo", "pricing", "free trial", "how you use", "your experience with",
    "your feedback on", "demo", "demo of", "reporter", "on air", "broadcast", "our viewers", "quote you", "on camera",
    "sales", "quarterly", "recording of the show", "the episode", "our readers",
    "course", "students", "exercise", "your coach",
)  # fmt: skip
"""What descriptions of other meetings say."""

OTHER_MEETINGS = {
    "research with users or customers": (
        "user interview", "user interviews", "customer interview", "customer interviews", "research interview",
        "user research", "ux interview", "usability test", "usability session", "usability testing",
        "customer discovery", "discovery interview", "product feedback session", "user feedback", "feedback interview",
        "customer feedback", "research participant",
        "research session", "study participant", "expert interview", "research study", "market research",
        "customer research", "jobs to be done interview", "beta feedback", "stakeholder interview",
        "stakeholder interviews", "testimonial interview", "case study interview for customers",
        "nutzerinterview", "nutzerinterviews", "kundeninterview", "experteninterview", "usability-test",
        "nutzertest", "nutzerbefragung", "forschungsinterview", "entretien utilisateur",
        "entretien utilisateurs", "test utilisateur", "entrevista de usuario", "entrevista con usuario",
        "entrevistas de usuario", "entrevista con cliente", "entrevista a usuarios", "pesquisa com usuários",
        "entrevista com usuário", "entrevista com cliente", "entrevista com usuários", "intervista utente",
        "intervista utenti", "intervista cliente", "gebruikersinterview", "klantinterview",
        "gebruikersonderzoek", "ユーザーインタビュー", "ユーザー調査", "顧客インタビュー", "ユーザビリティテスト",
    ),
    "practice or training for interviews": (
        "mock interview", "mock interviews", "mock phone screen", "mock technical interview", "mock",
        "practice interview", "interview practice", "interview prep", "interview preparation",
        "interview coaching", "interview coach", "interview training", "interviewer training",
        "interview skills", "interviewing skills", "interviewing workshop", "interview workshop",
        "how to interview", "shadow interview", "interview shadowing", "reverse shadow", "prep call",
        "prep session", "prep for interview", "prepare for interview", "prepare for the interview",
        "prepare interview", "study for interview", "interview bootcamp", "interview calibration",
        "interviewer calibration", "bias training", "interviewing 101", "career coaching", "prep for",
        "bewerbungstraining", "interviewtraining", "interviewvorbereitung", "bewerbungscoaching",
        "probeinterview", "vorbereitung vorstellungsgespräch", "vorbereitung bewerbungsgespräch",
        "preparation entretien", "préparation entretien", "préparation à l'entretien", "simulation d'entretien",
        "entretien blanc", "coaching entretien", "simulacro de entrevista", "preparación de entrevista",
        "preparar entrevista", "preparación entrevista", "simulação de entrevista", "preparação para entrevista",
        "preparar para entrevista", "treino de entrevista", "simulazione colloquio", "simulazione di colloquio",
        "preparazione colloquio", "preparazione al colloquio", "sollicitatietraining", "oefengesprek",
        "proefgesprek", "voorbereiding sollicitatie", "voorbereiding sollicitatiegesprek", "模擬面接",
        "面接対策", "面接練習", "面接官トレーニング", "面接官研修", "面接準備",
    ),
    "a talk about candidates, among those who hire": (
        "debrief", "hiring debrief", "interview debrief", "candidate debrief", "hiring committee",
        "interview feedback", "candidate review", "candidate sync", "hiring sync", "hiring huddle",
        "interview panel kickoff", "hiring kickoff", "intake meeting", "role kickoff", "scorecard",
        "interview scorecard", "candidate roundup", "recruiting sync", "hiring meeting", "pipeline review",
        "headcount", "nachbesprechung", "kandidatenbesprechung", "débrief", "débriefing", "nabespreking",
        "wash-up", "wash up", "選考会議", "振り返り", "面接評価",
    ),
    "press, radio or a podcast": (
        "podcast", "podcast interview", "podcast recording", "press interview", "media interview",
        "radio interview", "tv interview", "journalist", "newspaper interview", "magazine interview",
        "press call", "interview for article", "interview for our blog", "blog interview", "livestream",
        "presseinterview", "radiointerview", "zeitungsinterview", "interview presse", "interview radio",
        "interview podcast", "entrevista de radio", "entrevista de prensa", "entrevista para podcast",
        "entrevista podcast", "entrevista para el podcast", "intervista", "intervista podcast",
        "persinterview", "podcastopname", "取材", "インタビュー取材", "ポッドキャスト",
    ),
    "after the decision": (
        "offer call", "offer discussion", "offer review", "offer letter", "job offer", "verbal offer",
        "offer conversation", "offer chat", "offer negotiation", "compensation discussion", "extend offer",
        "closing call", "sell call", "onboarding", "onboarding call", "new hire orientation", "orientation",
        "first day", "welcome call", "welcome aboard", "contract signing", "rejection", "feedback call",
        "vertragsgespräch", "vertragsunterzeichnung", "einarbeitung", "angebotsgespräch", "jobangebot",
        "proposition d'embauche", "signature du contrat", "intégration", "oferta de trabajo",
        "oferta laboral", "proposta de emprego", "proposta di lavoro", "offerta di lavoro", "firma contratto",
        "arbeidsvoorwaardengesprek", "inwerken", "contract tekenen", "内定", "オファー面談", "入社手続き",
        "入社説明",
    ),
    "the end of a job, or a talk about your present one": (
        "exit interview", "exit interviews", "stay interview", "performance review", "annual review",
        "appraisal", "performance interview", "austrittsgespräch", "austrittsinterview", "mitarbeitergespräch",
        "jahresgespräch", "feedbackgespräch", "zielgespräch", "entretien annuel", "entretien professionnel",
        "entretien de départ", "entretien d'évaluation", "entretien individuel", "entretien de fin",
        "entrevista de salida", "evaluación de desempeño", "entrevista de desligamento",
        "avaliação de desempenho", "colloquio annuale", "colloquio di uscita", "colloquio di valutazione",
        "functioneringsgesprek", "beoordelingsgesprek", "exitgesprek", "exitinterview", "voortgangsgesprek",
        "1on1面談", "上司との面談", "退職面談", "評価面談", "目標面談", "1on1",
    ),
    "an interview with an office, a school, a doctor or a landlord": (
        "visa interview", "visa", "green card interview", "citizenship interview", "naturalization interview",
        "immigration interview", "global entry interview", "global entry", "embassy", "consulate", "asylum",
        "school interview", "admission interview", "admissions interview", "college interview",
        "university interview", "alumni interview", "mba interview", "scholarship interview",
        "kindergarten interview", "preschool interview", "parent-teacher", "parent teacher",
        "medical interview", "clinical interview", "intake interview", "patient interview", "tenant interview",
        "apartment interview", "housing interview", "roommate interview", "flatmate interview",
        "flatshare", "adoption interview", "volunteer interview", "insurance interview", "police interview",
        "witness interview", "foster", "visumgespräch", "visumsgespräch", "visumsinterview",
        "elterngespräch", "elternabend", "anamnesegespräch", "aufnahmegespräch", "arztgespräch",
        "wg-casting", "beratungsgespräch", "verkaufsgespräch", "entretien visa", "entretien préfecture",
        "entretien scolaire", "entretien d'admission", "entretien voiture", "entretien chaudière",
        "entretien annuel chaudière", "entrevista de visa", "entrevista visa", "entrevista consular",
        "entrevista escolar", "con la profesora", "con el profesor", "con la maestra", "con la tutora", "con el tutor",
        "con le maestre", "con gli insegnanti", "con i professori", "avec la maîtresse", "avec le professeur",
        "mit der lehrerin", "mit dem lehrer", "mit lehrer", "mit lehrerin", "com a professora", "com o professor",
        "met de juf", "met de meester", "entrevista de admisión", "entrevista de visto", "entrevista visto",
        "colloquio visto", "colloquio insegnanti", "colloquio docenti", "colloqui genitori",
        "colloquio genitori", "colloquio maestra", "colloquio scuola", "colloquio psicologa", "oudergesprek",
        "intakegesprek", "oudergesprekken", "三者面談", "ビザ面接", "個人面談", "保護者面談", "入試面接",
        "産業医面談", "保険面談", "入園面接",
    ),
    "an event for many": (
        "career fair", "job fair", "careers fair", "info session", "information session", "open house",
        "webinar", "meetup", "hackathon", "ama", "recruiting event", "networking event", "campus event",
        "virtual event", "hiring event", "conference", "summit", "fireside chat", "panel discussion",
        "panel talk", "lunch and learn", "town hall", "all hands", "all-hands", "workshop",
        "karrieremesse", "jobmesse", "infoveranstaltung", "tag der offenen tür", "podiumsdiskussion",
        "salon de l'emploi", "forum emploi", "forum des métiers", "journée portes ouvertes", "table ronde",
        "webinaire", "feria de empleo", "jornada de puertas abiertas", "mesa redonda", "feira de emprego",
        "feira de carreiras", "fiera del lavoro", "career day", "banenbeurs", "carrièrebeurs", "open dag",
        "説明会", "会社説明会", "合同説明会", "就活セミナー", "ウェビナー", "セミナー",
    ),
    "a routine meeting": (
        "1:1", "1-1", "1on1", "one on one", "one-on-one", "standup", "stand-up", "daily", "weekly", "biweekly",
        "retro", "retrospective", "sprint planning", "sprint", "sync", "check-in", "checkin", "catch-up",
        "catch up", "status update", "jour fixe", "kickoff", "kick-off", "roadmap", "steering",
        "point hebdo", "point hebdomadaire", "reunión semanal", "reunião semanal", "riunione settimanale",
        "wekelijks", "bila", "定例", "朝会",
    ),
    "selling or buying": (
        "demo", "product demo", "sales call", "discovery call", "pricing", "quote", "proposal review",
        "renewal", "vendor", "investor", "fundraising", "pitch", "customer call", "client call",
        "client meeting", "partnership call", "free trial", "consultation", "strategy session",
        "kundengespräch", "verkaufsgespräch", "produktdemo", "rendez-vous client", "llamada comercial",
        "reunión comercial", "商談",
    ),
    "private life": (
        "dentist", "dental", "doctor", "checkup", "check-up", "therapy", "therapist", "haircut", "birthday",
        "dinner", "vet", "gym", "yoga", "parents evening", "flight", "hotel", "train to", "zahnarzt",
        "arzttermin", "friseur", "dentiste", "médecin", "dentista", "médico", "medico", "tandarts", "歯医者",
        "病院",
    ),
    "finding out about a company or a job": (
        "informational interview", "informational chat", "informational call", "informational",
        "reference call", "reference check", "background check",
    ),
    "a reminder or task about an interview": (
        "abschicken", "absenden", "versturen",
        "thank you note", "thank-you note", "send thank you", "follow up on interview", "interview follow-up",
        "interview followup", "reply to", "book train", "iron shirt", "buy suit", "travel to interview",
        "schedule interview", "reschedule interview", "availability", "deadline", "due", "apply to",
        "apply for", "submit application", "update cv", "update resume", "research company",
        "dankschreiben", "bewerbung schreiben", "bewerbung abschicken", "bewerbungsfrist", "anreise",
        "envoyer candidature", "enviar cv", "sollicitatie schrijven", "sollicitatiebrief",
    ),
}  # fmt: skip
"""Why a meeting is no interview, and the phrases in a title that say so."""

CLASHING = (
    "training", "entraînement", "entrenamiento", "treinamento", "oefening", "ensayo", "üben", "workshop", "prep",
    "interview the", "interview about", "interview über", "interview zum thema",
    "interview sur", "entretien sur", "entrevista sobre", "entrevista acerca", "intervista su", "interview over",
    "interview candidates", "partnership", "customer", "customers", "client",
    "clients", "user", "users", "beta", "story", "loan", "mortgage", "rental", "landlord", "lease", "apartment",
    "kredit",
    "tv", "blog", "newspaper", "magazine", "zeitung", "journal", "interviewer pairing", "pairing", "therapist", "coach",
    "offer", "angebot", "offre", "oferta", "offerta", "aanbod", "practice", "coaching", "research", "study", "survey",
    "podcast",
    "press", "reporter", "radio", "documentary", "committee", "feedback", "participants", "thesis",
    "masterarbeit", "bachelorarbeit", "mémoire", "tesis", "tesi", "scriptie",
    "shadowing", "calibration", "preschool", "kindergarten", "kita", "nursery", "daycare", "crèche", "maternelle",
    "recap", "review notes", "übung", "vorbereitung", "préparation",
    "preparación", "preparação", "preparazione", "voorbereiding", "vorbereiten", "coachings", "seminar",
    "lesson", "class", "course", "kurs", "cours", "curso", "corso", "cursus", "練習", "対策", "研修", "準備",
)  # fmt: skip
"""Words that make an interview in the same title doubtful."""

TASKS = (
    "read", "follow up", "prepare", "buy", "send", "write", "email", "book", "study", "review", "research", "practice",
    "practise", "reply", "update", "schedule", "reschedule", "confirm", "print", "finish", "submit", "apply", "ask",
    "check", "decide", "thank", "rehearse", "remember", "pick up", "pack", "travel", "drive", "get ready", "todo",
    "to do",
    "lesen", "kaufen", "schreiben", "vorbereiten", "üben", "nachfassen", "absagen", "zusagen", "lire", "acheter",
    "écrire",
    "préparer", "relancer", "réviser", "envoyer", "leer", "comprar", "escribir", "preparar", "enviar", "repasar", "ler",
    "escrever", "leggere", "comprare", "scrivere", "preparare", "inviare", "lezen", "kopen", "schrijven",
    "voorbereiden",
    "sturen", "oefenen",
)  # fmt: skip
"""How people begin what they note to do about an interview."""

CANCELLED = (
    "canceled", "cancelled", "abgesagt", "annulé", "annulée", "cancelado", "cancelada", "annullato",
    "annullata", "geannuleerd", "キャンセル", "中止", "storniert", "anulado", "anulada",
)  # fmt: skip
"""How the titles of cancelled meetings begin."""

PLACEHOLDERS = (
    "hold", "tentative", "placeholder", "tbc", "tbd", "blocker", "block", "platzhalter", "vorläufig",
    "provisoire", "provisional", "provvisorio", "仮", "仮押さえ", "maybe", "possible",
)  # fmt: skip
"""How titles of times that are only kept free begin or end."""
