"""The template files themselves: which there are, whose they are, and a sample to see them with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from afterword.adapters.templates import shipped_folder
from afterword.domain.model import Debrief, Interview, Interviewer, Point
from afterword.errors import InvalidInput, NotFound

_ABOUT = {
    "email/thank_you": "the thank-you email",
    "email/check_in": "the email that asks how things stand",
    "letter": "the letter",
    "call": "what to say on the telephone",
}
_ABOUT_LAYOUTS = {
    "letter/layout.typ": "how the letter is set on paper",
    "call/layout.typ": "how the card for a call is set",
}
_LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, kw_only=True)
class TemplateFile:
    """One template: its name, the file that is used, and whether that is the candidate's own."""

    name: str
    path: Path
    own: bool

    @property
    def about(self) -> str:
        """What it makes, in words."""
        if self.name in _ABOUT_LAYOUTS:
            return _ABOUT_LAYOUTS[self.name]
        folder, _, file = self.name.rpartition("/")
        language = _LANGUAGES.get(file.partition(".")[0], "")
        return f"{_ABOUT.get(folder, folder)}{f', {language}' if language else ''}"


def template_files(home: Path) -> list[TemplateFile]:
    """Every template there is, by name; the candidate's own stands for the shipped one of that name."""
    own, shipped = home / "templates", shipped_folder()
    names = sorted({*_names(own), *_names(shipped)})
    return [_file(name, own, shipped) for name in names]


def template_file(home: Path, name: str) -> TemplateFile:
    """The template of that name; the ending and the folder may be left out where one name only fits.

    Raises:
        NotFound: there is none, or more than one.
    """
    files = template_files(home)
    exact = [file for file in files if file.name == name]
    fitting = exact or [file for file in files if _fits(file.name, name)]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(file.name for file in fitting or files)
    raise NotFound(f"{name!r} {'could be several templates' if fitting else 'is no template'}: {known}.")


def copy_template(home: Path, name: str) -> Path:
    """Put the shipped template where the candidate may change it.

    Raises:
        InvalidInput: they have one of their own already. NotFound: there is none of that name.
    """
    file = template_file(home, name)
    target = home / "templates" / file.name
    if target.exists():
        raise InvalidInput(f"{target} is there already; change it, or remove it first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text((shipped_folder() / file.name).read_text(encoding="utf-8"), encoding="utf-8")
    return target


def _names(folder: Path) -> list[str]:
    found = folder.rglob("*") if folder.is_dir() else ()
    return [
        path.relative_to(folder).as_posix()
        for path in found
        if path.is_file() and not path.name.startswith(".")
    ]


def _file(name: str, own: Path, shipped: Path) -> TemplateFile:
    mine = (own / name).is_file()
    return TemplateFile(name=name, path=(own if mine else shipped) / name, own=mine)


def _fits(name: str, asked: str) -> bool:
    """“thank_you/de”, “email/thank_you/de” and “thank_you” (in English) all mean one template."""
    bare = name.rpartition(".")[0]
    asked = asked.strip("/").removesuffix(".txt").removesuffix(".typ")
    return bare in {asked, f"email/{asked}", f"{asked}/en", f"email/{asked}/en"}


def sample_interview() -> Interview:
    """An interview to see a template with."""
    return Interview(
        id=1,
        company="Acme",
        role="Data Engineer",
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/Berlin",
        interviewers=(
            Interviewer(
                id=1,
                name="Jane Doe",
                email="jane@acme.example",
                phone="+49 30 5550100",
                title="Head of Data",
            ),
        ),
        postal_address="Hafenstraße 48\n20457 Hamburg",
    )


def sample_debrief(language: str) -> Debrief:
    """What might be remembered of it, in that language."""
    point, touch, interest = _SAMPLES.get(language, _SAMPLES["en"])
    return Debrief(
        points=(Point(text=point),),
        touches=(Point(text=touch),),
        interest=interest,
        resources=(Point(text="https://sam.example/notes"),),
        decision_by=datetime(2026, 12, 4, 16, tzinfo=UTC),
        language=language,
    )


_SAMPLES = {
    "en": ("postgres migration", "trail running", "chance to own the data platform"),
    "de": ("die Postgres-Migration", "Bergwandern", "die Verantwortung für die Datenplattform"),
    "fr": ("la migration Postgres", "la randonnée en montagne", "la responsabilité de la plateforme"),
    "es": ("la migración a Postgres", "el senderismo", "la responsabilidad de la plataforma"),
}
