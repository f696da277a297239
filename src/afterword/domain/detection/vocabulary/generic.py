"""Words in titles that are neither a company nor a person."""

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
    "runde", "ronda", "rodada", "ronde", "fase", "tour", "etapa", "1st", "2nd", "3rd", "4th", "first", "second", "third",
    "final", "pm", "uhr", "time", "erstes", "zweites", "premier", "deuxième", "primo", "secondo", "eerste", "tweede",
    "recruiter", "interviewer", "ceo", "cto", "cfo", "coo", "vp", "founder", "founders", "cofounder", "co", "boss",
    "opportunity", "screen", "screening", "pair", "programming", "coffee", "lunch", "confidential", "about", "über",
    "ask", "demand", "self", "notes", "details", "schedule", "agenda", "important", "exciting", "fr", "mo", "di", "mi", "do", "sa", "so",
    "様", "御中", "について", "との", "ご案内", "オンライン", "株式会社との", "の", "と", "一次", "二次", "最終",
)  # fmt: skip

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

HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "herr", "herrn", "frau", "monsieur", "madame", "mme", "señor", "señora",
        "sr", "sra", "dott", "dottoressa", "signor", "signora", "dhr", "mevr", "mevrouw", "meneer",
    }
)  # fmt: skip

IN_ROLES = (
    "product", "data", "marketing", "finance", "operations", "engineering", "technical", "tech", "people", "design",
    "system", "hr", "recruiting", "recruitment", "talent", "experience", "manager", "live", "video", "office",
    "candidate", "online", "home", "study", "case", "recruiter", "ceo", "cto", "cfo",
    "coo", "vp", "hiring", "culture", "team",
    "phone", "coding", "personal",
)  # fmt: skip
"""Fillers that can be part of what a job is called."""

CJK_COMPANY_FORMS = ("株式会社", "有限会社", "合同会社", "㈱")
