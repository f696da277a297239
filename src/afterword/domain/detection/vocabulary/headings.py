"""The labels and lead-ins under which descriptions name people, roles and companies."""

INTERVIEWERS = (
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

COORDINATORS = (
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

ROLES = (
    "role", "position", "job title", "job", "title", "for the position", "opening", "job opening", "requisition",
    "stelle", "rolle", "stellenbezeichnung", "poste", "intitulé du poste", "puesto", "vacante", "vaga", "cargo",
    "posizione", "ruolo", "functie", "vacature", "ポジション", "職種", "募集職種", "応募職種", "募集ポジション",
)  # fmt: skip

COMPANIES = (
    "company", "organization", "organisation name", "employer", "firma", "unternehmen", "arbeitgeber", "entreprise",
    "société", "empresa", "azienda", "società", "bedrijf", "werkgever", "会社名", "企業名", "会社",
)  # fmt: skip

CANDIDATES = (
    "candidate", "candidate name", "applicant", "kandidat", "kandidatin", "bewerber", "bewerberin", "candidat",
    "candidate", "candidato", "candidata", "kandidaat", "候補者", "応募者",
)  # fmt: skip

ROLE_LEADS = (
    "for the position of", "for the role of", "position of", "role of", "position as", "for the", "for our",
    "regarding the", "interest in the", "application for", "applied for", "applying for", "bewerbung als", "bewerbung um", "interview for", "interest in our", "interview for the", "interviewing for the", "about the", "about our", "applying for the", "application for the", "discuss the",
    "as a", "as an", "stelle als", "position als", "rolle als", "für die stelle", "als",
    "pour le poste de", "poste de", "para el puesto de", "puesto de", "para a vaga de", "vaga de",
    "per la posizione di", "posizione di", "per il ruolo di", "ruolo di", "voor de functie van", "functie van",
    "voor de functie", "voor de vacature",
)  # fmt: skip

ROLE_TAILS = frozenset(
    {
        "role",
        "position",
        "opening",
        "job",
        "vacancy",
        "opportunity",
        "team",
        "stelle",
        "rolle",
        "poste",
        "vacature",
    }
)

COORDINATOR_LEADS = (
    "reach out to", "please contact", "organized by", "organised by", "arranged by", "scheduled by", "get in touch with",
    "your recruiter", "your coordinator", "melden sie sich bei", "melde dich bei", "contactez", "contacter",
    "ponte en contacto con", "entre em contato com", "contattare", "neem contact op met", "questions contact",
    "ihre ansprechpartnerin ist", "ihr ansprechpartner ist", "your point of contact is",
)  # fmt: skip
"""What sentences say before the name of somebody who arranges interviews."""
