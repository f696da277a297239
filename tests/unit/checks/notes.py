"""Good notes in four languages, and what is known around them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_string
from email.message import Message
from pathlib import Path
from typing import Any

from afterword.adapters.proofreading import Proofreading
from afterword.domain.checks import Check, Level, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Link, Part, Remark

PROOFREADER = Proofreading(british=True)
KEPT = Path(__file__).with_name("good_notes.txt")
"""Notes that were read through by hand, as mails: who wrote them to whom, of what they remembered."""


@dataclass(frozen=True)
class Case:
    """One note, its debrief, and the role it is about."""

    name: str
    to: str
    subject: str
    text: str
    remarks: tuple[str, ...]
    language: str = "en"
    role: str = "Data Engineer"
    company: str = "Northwind"
    wish: str = ""
    writer: str = "Sam Lee"

    @property
    def recipient(self) -> Interviewer:
        return Interviewer(name=self.to, email="person@northwind.example", id=1)

    @property
    def interview(self) -> Interview:
        others = (
            Interviewer(name="Omar Haddad", email="omar@northwind.example", id=2),
            Interviewer(name="Rita Recruiter", email="rita@northwind.example", part=Part.COORDINATOR, id=3),
        )
        return Interview(
            id=5,
            company=self.company,
            role=self.role,
            start=datetime(2026, 11, 24, 9, tzinfo=UTC),
            end=datetime(2026, 11, 24, 10, tzinfo=UTC),
            timezone="Europe/London",
            interviewers=(self.recipient, *others),
        )

    @property
    def content(self) -> MailContent:
        return MailContent(to=("person@northwind.example",), subject=self.subject, text=self.text)

    @property
    def debrief(self) -> Debrief:
        remarks = [Remark(starter="about", text=one) for one in self.remarks]
        wishes = [Remark(starter="draws", text=self.wish)] if self.wish else []
        return Debrief(remarks=(*remarks, *wishes), language=self.language)


SAM = Candidate(
    name="Sam Lee",
    email="sam@home.example",
    timezone="Europe/London",
    phone="+44 20 7946 0123",
    links=(Link(label="Portfolio", url="https://sam.example"),),
)


def said_of(case: Case, **given: Any) -> dict[str, Check]:
    """Every check of a case, by name."""
    content = given.pop("content", case.content)
    arguments: dict[str, Any] = {
        "interview": case.interview,
        "recipient": case.recipient,
        "candidate": replace(SAM, name=case.writer),
        "debrief": case.debrief,
        "proofreader": PROOFREADER,
        **given,
    }
    return {check.name: check for check in check_note(content, **arguments)}


def not_fine(case: Case, **given: Any) -> dict[str, Level]:
    return {
        name: check.level for name, check in said_of(case, **given).items() if check.level is not Level.OK
    }


def kept_notes() -> list[Case]:
    """The notes of `good_notes.txt`."""
    return [
        _case(message_from_string(one)) for one in KEPT.read_text(encoding="utf-8").split(f"\n{'-' * 60}\n\n")
    ]


def _case(mail: Message) -> Case:
    return Case(
        name=mail["Case"],
        to=mail["To"],
        subject=mail["Subject"],
        text=str(mail.get_payload()),
        remarks=tuple(mail.get_all("Remark", [])),
        language=mail.get("Language", "en"),
        role=mail["Role"],
        company=mail["Company"],
        wish=mail.get("Wish", ""),
        writer=mail["From"],
    )


def with_words(case: Case, words: str, other: str) -> Case:
    """The case with some of its words changed, which must be there."""
    assert words in case.text, words
    return replace(case, text=case.text.replace(words, other))


ENGLISH = Case(
    "english",
    "Jane Doe",
    "Thank you for our conversation, Jane",
    """Hi Jane,

Thank you so much for taking the time to talk with me this morning. I really enjoyed hearing how you moved off Oracle \
in a single quarter, and how new engineers get a buddy in their first month.

The Data Engineer role sounds like exactly the kind of work I want to do next, and I would love to join the team.

If anything else would help with your decision, just let me know. I look forward to hearing from you.

Best,
Sam Lee
+44 20 7946 0123 | sam@home.example
""",
    ("moving from oracle to postgres", "buddy programme for new starters"),
)
GERMAN = Case(
    "german",
    "Katrin Vogel",
    "Vielen Dank für das Gespräch",
    """Guten Tag Frau Vogel,

vielen Dank für das ausführliche Gespräch am 24. November. Besonders spannend fand ich, wie Sie die Migration Ihrer \
Datenbanken planen, z. B. mit zwei Systemen nebeneinander.

Die Stelle als Dateningenieurin reizt mich sehr, und ich würde mich freuen, Ihr Team zu verstärken.

Wenn Sie noch Unterlagen oder Auskünfte brauchen, melden Sie sich jederzeit gern bei mir. Ich freue mich auf Ihre \
Rückmeldung und auf die 2. Runde mit Herrn Dr. Lang.

Mit freundlichen Grüßen
Sam Lee
+44 20 7946 0123
""",
    ("Datenbankmigration", "Einarbeitung neuer Leute"),
    "de",
    "Dateningenieurin",
)
FRENCH = Case(
    "french",
    "Claire Dubois",
    "Merci pour notre entretien",
    """Bonjour Madame Dubois,

Je vous remercie pour notre échange d'hier et pour le temps que vous m'avez accordé. J'ai beaucoup aimé la façon dont \
votre équipe se répartit les astreintes : « personne n'est seul », disiez-vous !

Le poste m'intéresse vraiment, et je serais ravi de rejoindre votre équipe et d'apprendre à vos côtés.

N'hésitez pas à m'écrire s'il vous manque un document. Pourriez-vous me dire quand vous pensez prendre votre décision ?

Bien cordialement,
Sam Lee
+44 20 7946 0123
""",
    ("partage des astreintes", "la randonnée"),
    "fr",
    "Ingénieur données",
)
SPANISH = Case(
    "spanish",
    "Lucía Herrera",
    "Gracias por la entrevista",
    """Estimada Lucía:

Muchas gracias por dedicarme su tiempo esta mañana. Me gustó mucho conocer cómo organizan los turnos de guardia y lo \
bien que acogen a la gente nueva en la Dra. Soler y su unidad.

El puesto me interesa mucho y me encantaría formar parte de su equipo, porque comparto su manera de cuidar.

¿Cuándo cree que tomarán una decisión? Quedo a su disposición para cualquier otra pregunta o documento que necesiten.

Un cordial saludo,
Sam Lee
+44 20 7946 0123
""",
    ("turnos de guardias", "acogida de enfermeras nuevas"),
    "es",
    "Enfermero",
)
FOUR = (ENGLISH, GERMAN, FRENCH, SPANISH)

REWRITTEN = (
    *FOUR,
    Case(
        "short and plain",
        "Jane Doe",
        "Thanks for today",
        """Jane,

Thanks for the chat today. It was great to dig into the incident review you ran after the October outage, and I \
liked that nobody was blamed.

I am even more interested in the role than before. I'd be glad to help with the pager rota from week one.

Anything else you need from me, shout. Otherwise I'll wait to hear from you by Friday.

Sam
sam@home.example
""",
        ("blameless postmortem of the outage in october",),
    ),
    Case(
        "teacher",
        "Mr Bill Ford",
        "Thank you – Year 4 interview",
        """Dear Mr Ford,

Thank you for showing me round the school and for such a warm welcome yesterday at 3 p.m. in the hall. Watching the \
Year 4 children explain fractions to one another was the best part of my day.

I would be very happy to join the staff at St. Mary's, and I am keen to bring my phonics training with me.

Do let me know if you would like to see more of my planning. I look forward to hearing about the next step.

With kind regards,
Sam Lee
07700 900123
""",
        ("fractions lesson in year 4", "phonics"),
        role="Year 4 Teacher",
        company="St Mary's School",
    ),
    Case(
        "nickname",
        "William Hart",
        "Thank you, Bill",
        """Hi Bill,

Thanks again for your time on Thursday. Hearing about the winter menu and how you choose your growers made me hungry \
in more ways than one.

I'd love to be part of the kitchen and to cook the trial shift you mentioned, whenever suits you. The walk-in, the \
sourdough and the quiet pass all told me how much care goes into the place.

Just call me if there is anything else you want to know: 07700 900123.

All the best,
Sam
""",
        ("winter menu", "local growers", "trial shift"),
        role="Sous Chef",
        company="Fernhill",
    ),
    Case(
        "payroll may speak of pay",
        "Jane Doe",
        "Thank you for the interview",
        """Dear Jane,

Thank you for meeting me on Monday. I enjoyed working through the case of the split pension and how compensation data \
gets from the old system into the new one.

The role of Compensation Analyst is just what I am looking for, and I would be excited to join your group this spring.

Please write or call if you need references. I look forward to the next round.

Kind regards,
Sam Lee
+44 20 7946 0123
""",
        ("pension case", "moving compensation data"),
        role="Compensation Analyst",
    ),
    Case(
        "sympathy is no apology",
        "Jane Doe",
        "Thank you for your time",
        """Dear Jane,

Thank you for speaking with me. I was sorry to hear that the hospice had to close two beds, and impressed by how the \
night team found a way to keep the garden room open.

I remain very interested in the post of staff nurse, and I would be honoured to work with all of you.

Happy to send my registration papers at any time. I hope to hear from you next week.

Warm regards,
Sam Lee
+44 20 7946 0123
""",
        ("closing of two beds", "garden room"),
        role="Staff Nurse",
        company="Hillside",
    ),
    Case(
        "british words",
        "Jane Doe",
        "Thank you, Jane",
        """Dear Jane,

Many thanks for making time on Tuesday. I was taken with the neighbourhood programme, and with how you organise the \
storytime rota so that behaviour is never left to one colleague.

It would be a joy to be part of it: I am keen on the role and on the library's makerspace.

If you need anything further, my number is below. I look forward to hearing how things go.

Best wishes,
Sam Lee
07700 900123
""",
        ("neighbourhood programme", "organise storytime rota", "behaviour", "makerspace"),
        role="Children's Librarian",
        company="Aldwick Library",
    ),
    Case(
        "jargon",
        "Jane Doe",
        "Thanks – Platform Engineer interview",
        """Hi Jane,

Thanks for the deep dive yesterday. The walkthrough of your monorepo, the canary rollouts and the runbooks for \
failover showed me how seriously you take the backend.

I'm excited about the idea of working on sharding and observability with you, and about the offsites too.

Let me know if you'd like to see the repo I mentioned: https://sam.example/repo. What does the timeline look like \
from here?

Cheers,
Sam
""",
        ("monorepo", "canary rollouts and runbooks", "sharding, observability", "offsites", "backend repo"),
        role="Platform Engineer",
    ),
    Case(
        "nothing kept, something said",
        "Jane Doe",
        "Thank you for the conversation",
        """Dear Jane,

Thank you for the conversation on Wednesday. Your story about the flooded archive and the volunteers who dried every \
ledger by hand has stayed with me, and so has the plan to scan the parish maps.

I would love to work on that with you; the archivist post fits my years at the county museum.

Please tell me if you need more from me. I look forward to hearing from you.

Yours,
Sam Lee
sam@home.example
""",
        (),
        role="Archivist",
        company="Aldwick",
    ),
    Case(
        "german, formal",
        "Dr. Jonas Lang",
        "Unser Gespräch am Montag",
        """Sehr geehrter Herr Dr. Lang,

haben Sie herzlichen Dank für Ihre Zeit und für den Rundgang über die Station. Dass Sie die Wundversorgung in festen \
Zweierteams organisieren, hat mich überzeugt, ebenso die Übergabe am Bett.

Ich habe großes Interesse an der Stelle und würde sehr gern bei Ihnen arbeiten.

Für Rückfragen erreichen Sie mich abends ab ca. 18 Uhr. Über die nächsten Schritte, d. h. den Termin zur Hospitation, \
freue ich mich zu hören.

Mit besten Grüßen
Sam Lee
+44 20 7946 0123
""",
        ("Wundversorgung im Zweierteam", "Übergabe am Bett"),
        "de",
        "Pflegefachkraft",
    ),
    Case(
        "french, chef",
        "Marc Petit",
        "Merci, Marc",
        """Bonjour Marc,

Merci de m'avoir reçu hier en cuisine. Goûter la carte d'hiver et parler des producteurs de la vallée m'a donné très \
envie de travailler avec vous.

Je suis motivé, disponible dès janvier, et je serais heureux de faire l'essai dont vous parliez un soir de service.

Dites-moi si un autre document vous serait utile. J'attends de vos nouvelles avec plaisir.

À bientôt,
Sam Lee
+44 20 7946 0123
""",
        ("carte d'hiver", "producteurs locaux"),
        "fr",
        "Cuisinier",
    ),
    Case(
        "spanish, warm",
        "Ana Gil",
        "¡Gracias, Ana!",
        """Hola, Ana:

¡Qué gusto conocerte ayer! Gracias por contarme con tanto detalle cómo lleváis el huerto escolar y las tutorías de los \
viernes, y por presentarme a parte del claustro.

Tengo muchas ganas de trabajar con vosotros, y el puesto de maestro encaja con lo que busco.

Si necesitáis algo más, aquí estoy. Espero con ilusión vuestras noticias sobre los próximos pasos.

Un abrazo,
Sam Lee
+44 20 7946 0123
""",
        ("huerto", "tutorías de los viernes"),
        "es",
        "Maestro",
    ),
)
