"""The template files themselves: which there are, whose they are, and a sample to see them with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from afterword.domain.model import Debrief, Interview, Interviewer, Remark
from afterword.domain.notes.starters import Section, Starters
from afterword.errors import InvalidInput, NotFound, TemplateError

_ABOUT = {
    "email/thank_you": "the thank-you email",
    "email/check_in": "the email that asks how things stand",
    "letter": "the letter",
    "call": "what to say on the telephone",
    "starters": "the beginnings of sentences that the debrief offers",
}
_ABOUT_LAYOUTS = {
    "letter/layout.typ": "how the letter is set on paper",
    "call/layout.typ": "how the card for a call is set",
}
_ENDINGS = (".txt", ".typ", ".toml")
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


def shipped_folder() -> Path:
    """Where the shipped templates are: inside the wheel, or at the top of a checkout.

    Raises:
        TemplateError: neither is there.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "shipped_templates", package.parents[1] / "templates"):
        if (folder / "email").is_dir():
            return folder
    raise TemplateError("The shipped templates are missing; install Afterword again.")


def own_folder(home: Path) -> Path:
    """Where the candidate's own are."""
    return home / "templates"


def chosen_file(home: Path | None, name: str) -> Path:
    """The candidate's own file of that name if there is one, else the shipped one."""
    own = own_folder(home) / name if home else None
    return own if own and own.is_file() else shipped_folder() / name


def template_files(home: Path) -> list[TemplateFile]:
    """Every template there is, by name; the candidate's own stands for the shipped one of that name."""
    own, shipped = own_folder(home), shipped_folder()
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
    target = own_folder(home) / file.name
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
    asked = asked.strip("/")
    asked = next((asked.removesuffix(ending) for ending in _ENDINGS if asked.endswith(ending)), asked)
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


def sample_debrief(starters: Starters) -> Debrief:
    """A debrief to see a template with: the hint of the first starter of each section."""
    firsts = (next(iter(starters.of(section)), None) for section in Section)
    return Debrief(
        remarks=tuple(
            Remark(id=number, starter=one.key, text=one.hint)
            for number, one in enumerate((one for one in firsts if one is not None and one.hint), 1)
        ),
        decision_by=datetime(2026, 12, 4, 16, tzinfo=UTC),
        language=starters.language,
    )
