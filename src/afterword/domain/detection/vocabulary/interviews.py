"""How conversations about a job are called. Each phrase counts once, at the weight of its table."""

STRONG = (
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

LIKELY = (
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

HINT = (
    # English
    "intro call", "intro chat", "introductory call", "introduction call", "introductory chat", "intro",
    "introduction", "introductions", "onsite", "on-site", "on site", "panel", "technical discussion",
    "tech chat", "case study", "presentation round", "meet the team", "team meet", "coffee chat",
    "informal chat", "exploratory call", "exploratory chat", "opportunity", "role discussion",
    "next round", "round 1", "round 2", "round 3", "round 4", "stage 1", "stage 2", "stage 3", "runde 1", "runde 2",
    "runde 3", "conversation", "technical call", "screen", "career chat", "screening", "recruiter", "technical deep dive", "deep dive", "about the role", "about the position", "meet and greet",
    "meet & greet", "initial call", "initial conversation", "first conversation",
    "initial chat", "chat", "call",
    # German
    "bewerbung", "zur stelle", "über die stelle", "kennenlernen", "gespräch", "austausch", "vorgespräch", "telefonat",
    # French
    "point rh", "sur le poste", "échange", "prise de contact", "premier échange", "rencontre",
    # Spanish, Portuguese
    "sobre el puesto", "sobre a vaga", "charla", "llamada", "primer contacto", "bate-papo", "conversa", "conversa inicial",
    # Italian
    "chiacchierata", "incontro conoscitivo", "call conoscitiva",
    # Dutch
    "sollicitatie", "kennismaking", "gesprek",
    # Japanese
    "面談", "顔合わせ", "会社説明",
)  # fmt: skip

FAINT = frozenset(
    {
        "chat", "call", "conversation", "panel", "introduction", "introductions", "onsite", "on site",
        "gesprach", "austausch", "telefonat", "echange", "rencontre", "charla", "llamada", "conversa",
        "chiacchierata", "gesprek", "presentation round", "opportunity", "bate papo", "screen", "case study",
    }
)  # fmt: skip
"""Hints that people use for anything; they count for less, and never alone."""

AMBIGUOUS = frozenset(
    {
        "interview",
        "interviews",
        "interviewing",
        "entretien",
        "entrevista",
        "colloquio",
        "final interview",
        "second interview",
    }
)
"""What other talks are called too: with a bank, a landlord, a newspaper."""
