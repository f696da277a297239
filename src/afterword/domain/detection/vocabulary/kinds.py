"""Words for how a conversation takes place."""

PHONE = (
    "phone", "phone screen", "telephone", "telefon", "telefoninterview", "telefongespräch", "telefonisch",
    "téléphone", "téléphonique", "telefónica", "telefónico", "telefônica", "telefone", "telefono", "telefonico",
    "telefonisch", "telefoongesprek", "telefonat", "電話", "電話面接",
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
    "fachinterview", "fachgespräch", "technisches", "technisch", "technique", "técnica", "tecnico", "technisch",
    "whiteboard", "programming", "take-home review", "take home review", "code review", "coderpad", "技術面接",
    "コーディング", "sql", "architecture interview",
)  # fmt: skip
