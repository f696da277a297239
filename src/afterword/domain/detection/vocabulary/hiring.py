"""What descriptions of interviews say, and what descriptions of other meetings say."""

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
    "sua candidatura", "processo seletivo", "sua entrevista", "colloquio di lavoro", "sua candidatura",
    "tua candidatura", "processo di selezione", "il tuo colloquio", "colloquio conoscitivo",
    "sollicitatiegesprek", "je sollicitatie", "uw sollicitatie", "sollicitatieprocedure", "面接", "ご応募",
    "選考", "応募", "カジュアル面談",
)  # fmt: skip

SPEAKING = (
    "hiring process", "interview process", "discuss the role", "discuss the position", "discussing the role",
    "learn more about the role", "about the role", "about the position", "recruiting process", "you will meet", "you'll meet",
    "you will be meeting", "you'll be meeting",
    "your background", "your experience", "interest in the role", "interest in the position", "über die stelle",
    "über die rolle", "du poste", "sobre el puesto", "sobre a vaga", "sobre la posición", "della posizione",
    "del ruolo", "over de functie", "over de rol", "ポジションについて",
)  # fmt: skip
"""Said of interviews, and of talks that are not yet one."""

HIRING = (
    "role", "position", "application", "candidate", "recruiter", "recruiting", "hiring manager", "resume",
    "cv", "curriculum", "job description", "talent acquisition", "talent partner", "interview", "interviewer", "interviewers",
    "applicant", "opening", "vacancy", "careers", "job", "panel", "coderpad", "hackerrank",
    "whiteboard", "portfolio", "stelle", "position als", "lebenslauf", "personalabteilung", "recruiterin",
    "bewerber", "personalreferentin", "poste", "candidature", "recruteur", "recruteuse", "recrutement",
    "puesto", "candidatura", "reclutador", "reclutadora", "currículum", "vacante", "vaga", "recrutador",
    "recrutadora", "currículo", "posizione", "ruolo", "selezione", "vacature", "functie", "kandidaat",
    "職種", "ポジション", "採用", "人事", "面接官", "履歴書", "職務経歴書",
)  # fmt: skip

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

NO_JOB = (
    "mock interview", "practice interview", "user research", "research study", "gift card", "participants",
    "compensate you", "compensated", "usability", "podcast", "listeners", "journalist", "article", "webinar",
    "register", "attendees will", "offer letter", "start date", "onboarding", "exit interview", "debrief",
    "visa", "consulate", "embassy", "admissions", "interview skills", "coaching", "coaching session",
    "career fair", "recruiting event", "thesis", "masterarbeit", "probanden", "aufwandsentschädigung",
    "teilnehmende", "bon d'achat", "étude utilisateur", "tarjeta regalo", "vale-presente", "buono regalo",
    "cadeaubon", "謝礼", "our product", "product demo", "pricing", "free trial", "how you use", "your experience with",
    "your feedback on", "demo", "demo of", "reporter", "on air", "broadcast", "our viewers", "quote you", "on camera", "sales", "quarterly", "recording of the show", "the episode", "our readers",
    "course", "students", "exercise", "your coach",
)  # fmt: skip

RECRUITER = (
    "recruiter", "recruiting", "recruitment", "talent", "talent acquisition", "talent partner", "sourcer",
    "people operations", "people ops", "people partner", "hr", "human resources", "coordinator", "scheduler",
    "scheduling", "recruiterin", "personalreferent", "personalreferentin", "personalabteilung",
    "personalmanagement", "chargée de recrutement", "chargé de recrutement", "recruteur", "recruteuse", "rh",
    "drh", "rrhh", "recursos humanos", "reclutadora", "reclutador", "recrutadora", "recrutador", "risorse umane",
    "selezionatrice", "selezionatore", "werving", "personeelszaken", "人事", "採用担当", "採用", "headhunter",
    "staffing", "people team", "candidate experience",
)  # fmt: skip
"""Titles of those who arrange interviews."""

SCHEDULER = (
    "coordinator", "scheduler", "scheduling", "recruiting coordinator", "assistant", "assistentin", "assistenz",
    "assistante", "koordination", "koordinatorin",
)  # fmt: skip
"""Titles of those who arrange interviews and do not hold them."""

RECRUITER_TALK = (
    "recruiter screen", "recruiter call", "recruiter phone screen", "recruiter chat", "recruiter intro",
    "hr screen", "hr call", "phone screen", "phone screening", "screening call", "recruiting call",
    "talent call", "chat with recruiter", "intro call", "telefoninterview", "erstgespräch",
    "entretien téléphonique", "entretien rh", "échange rh", "entrevista rrhh", "entrevista telefónica",
    "entrevista rh", "entrevista com rh", "colloquio hr", "colloquio telefonico", "人事面談", "リクルーター面談",
)  # fmt: skip
"""Conversations that a recruiter holds alone."""
