"""The debrief: sentences are begun and completed beside the notes they make; drafts nobody has touched follow."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.attachments import MOST_BYTES, AttachedFile, attached, clean_name, megabytes, united
from afterword.domain.days import day_in_words
from afterword.domain.debriefing import checked_language, decision_day
from afterword.domain.instants import zone
from afterword.domain.model import Debrief, Interview, Language, Remark
from afterword.domain.notes.composition import section_of
from afterword.domain.notes.starters import Section, Starters
from afterword.errors import AfterwordError, Conflict, GoogleError, InvalidInput, TemplateError
from afterword.web.answering import Said, back, dashboard_of, failed, form, look, render, status_of, text
from afterword.web.cards import Look
from afterword.web.dashboard import Dashboard
from afterword.web.debrief_form import LANGUAGES, QUESTIONS, Reader, Row, Typed, as_kept, as_typed, mended
from afterword.web.debrief_notes import Form, repair_of, worked_out
from afterword.web.rendering import page as rendered
from afterword.workflow import revise
from afterword.workflow.enclosing import Enclosure, enclose
from afterword.workflow.revise import Outcome, Rewrite, pay
from afterword.workflow.rewrite_marks import owe

MOST_FILES = 10
MOST_FIELDS = 1_000
"""Five for each sentence."""

BECAME = {
    Outcome.REWRITTEN: "is brought up to date.",
    Outcome.SAME: "reads the same.",
    Outcome.TOUCHED: "stays as it is: you changed it.",
    Outcome.APPROVED: "stays as it is: you approved it.",
    Outcome.IN_USE: "stays as it is: it was saved a moment ago.",
    Outcome.NO_TIME: "stays as it is: the window leaves no time for you to look at a new text.",
    Outcome.GONE: "is no longer in Gmail’s drafts.",
    Outcome.UNSETTLED: "may be up to date: Gmail’s answer did not come, and Afterword finds out.",
    Outcome.REFUSED: "could not be composed.",
}
CHANGED = "This was changed elsewhere since you opened the page; open it again, and add yours."
READ_IT = "This is what they will read. Keep it?"
LEFT_OUT = "Some of it cannot be used and is marked below. Put it right, or keep the rest."
NO_DRAFTS = "It goes into the notes when they are drafted."
REST_KEPT = "Kept, except for what is marked below."


# --- what is kept, on the interview's page -----------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What is remembered, for reading; `empty` when nothing is."""

    lines: Sequence[tuple[str, Sequence[str]]]

    @property
    def empty(self) -> bool:
        return not self.lines


def summary(debrief: Debrief, interview: Interview, look_: Look) -> Summary:
    """The sentences by what they answer, as the form shows them, and the rest."""
    dashboard, starters = look_.dashboard, None
    with suppress(TemplateError):
        starters = dashboard.notes()[0].starters(debrief.language)
    told = [_told(remark, interview, starters) for remark in debrief.remarks]
    day = decision_day(debrief, interview)
    lines = (
        *((QUESTIONS[section], [line for of, line in told if of is section]) for section in Section),
        ("They decide by", [day_in_words(day, "en", american=dashboard.american, year=True)] if day else ()),
        ("Attached", [file.filename for file in debrief.attachments]),
        ("For yourself alone", debrief.jottings),
    )
    return Summary(lines=[(name, said) for name, said in lines if said])


def _told(remark: Remark, interview: Interview, starters: Starters | None) -> tuple[Section, str]:
    """Where a remark belongs, and its sentence; as it was typed where its beginning is not known."""
    section, sentence = Section.TALKED, remark.text
    if starters is not None:
        with suppress(InvalidInput):
            section = section_of(starters, remark)
            sentence = starters.sentence(remark.starter, remark.text)
    person = next((one.name for one in interview.interviewers if one.id == remark.for_id), "")
    return section, f"To {person}: {sentence}" if person else sentence


# --- the form ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """One request about one interview, with what is kept of it at that moment."""

    request: Request
    interview: Interview
    kept: Debrief

    @property
    def dashboard(self) -> Dashboard:
        return dashboard_of(self.request)

    def form(self, typed: Typed, files: Sequence[AttachedFile] | None = None) -> Form:
        """What comes of the form, with the files that are attached unless others are given."""
        dashboard = self.dashboard
        writer, checking = dashboard.notes()
        reader = Reader(
            interview=self.interview,
            kept=self.kept,
            today=dashboard.now().astimezone(zone(dashboard.zone)).date(),
            american=dashboard.american,
        )
        return worked_out(writer, checking, reader, typed, self.kept.attachments if files is None else files)

    def files(self, given: FormData, more: Iterable[AttachedFile]) -> tuple[AttachedFile, ...]:
        """What goes along as the form is now. Raises `InvalidInput` when that is too much for a note."""
        off = _taken_off(given, self.kept)
        return united((file for file in self.kept.attachments if file not in off), more)

    def shown(
        self, form_: Form, mark: str, *said: Said, status: int = 200, ask: str = "", view: str = ""
    ) -> Response:
        """The page. `ask` is said above the notes; `view` is where it opens: at the `notes`, or a `fault`."""
        broken = [Said(text=form_.failed, level="failed")] if form_.failed else []
        return render(
            self.request,
            "debrief.html",
            status=status,
            said=(*broken, *said),
            current="interviews",
            one=self.interview,
            form=form_,
            mark=mark,
            ask=ask,
            view=view,
            questions=QUESTIONS,
            new_row=Row,
            languages={code.value: LANGUAGES.get(code.value, code.value) for code in Language},
            people=[person for person in self.interview.panel if person.email],
            files=_listed(self.kept, self.interview),
            most=MOST_BYTES,
            most_words=megabytes(MOST_BYTES),
            kept=self.request.method == "POST",
        )


def _desk(request: Request) -> _Desk:
    """Raises `NotFound` when there is no such interview."""
    store = dashboard_of(request).store
    interview = store.interview(request.path_params["number"])
    return _Desk(request=request, interview=interview, kept=store.debrief(interview.id))


@look
def page(request: Request) -> Response:
    """The form, with what is kept so far."""
    desk = _desk(request)
    return desk.shown(desk.form(as_kept(desk.kept, desk.interview)), _mark(desk.kept))


def preview(request: Request, given: FormData) -> Response:
    """The notes that the form makes as it is now, for the script: a part of the page. Nothing is kept."""
    desk, typed = _desk(request), as_typed(given)
    form_ = desk.form(typed, desk.files(given, _named(given, desk.interview)))
    anew = text(given, "shown", most=10) != typed.language
    return rendered("debrief_preview.html", form=form_, anew=anew, questions=QUESTIONS, new_row=Row)


def _named(given: FormData, interview: Interview) -> list[AttachedFile]:
    """The files that are chosen and not sent yet, by their names: the notes speak of them."""
    email = text(given, "for", most=320).lower()
    whose = email if email in {person.email for person in interview.panel} else None
    names = [clean_name(name) for name in given.getlist("chosen") if isinstance(name, str)]
    return [
        AttachedFile(filename=name, content_type="", sha256=name, size=0, for_email=whose)
        for name in names
        if name
    ]


# --- what is done with it ----------------------------------------------------------------------------------


def sent(request: Request, given: FormData) -> Response:
    """The form was sent: to see the notes, to have a slip put right, or to be kept."""
    dashboard, typed, mark = dashboard_of(request), as_typed(given), text(given, "mark", most=80)
    if "repair" in given:
        repair = repair_of(text(given, "repair"))
        typed = mended(typed, repair.words, repair.better)
    with dashboard.debriefs.at(request.path_params["number"]):
        desk = _desk(request)
        try:
            files = _chosen(given, desk.interview)
            form_ = desk.form(typed, desk.files(given, [one.file for one in files]))
            if "repair" in given or "preview" in given:
                return desk.shown(form_, mark, *_again(files), view="notes")
            return _keep(desk, given, form_, mark, files)
        except AfterwordError as error:
            return desk.shown(desk.form(typed), mark, failed(error), status=status_of(error))


def _keep(desk: _Desk, given: FormData, form_: Form, mark: str, files: Sequence[Enclosure]) -> Response:
    """Keep what the candidate has read, and say what became of the drafts; else show it to them first.

    The same once more, as by a double click, is no change.

    Raises:
        InvalidInput: something of it cannot be kept. Conflict: it was changed elsewhere since the form was opened.
    """
    _check(given, form_)
    if _mark(desk.kept) != mark:
        if not _is_kept(form_.made, desk.kept):
            raise Conflict(CHANGED)
    elif not form_.was_read(text(given, "read", most=80), text(given, "left", most=80)):
        return _to_be_read(desk, form_, mark, files)
    else:
        _save(desk, form_.made, _taken_off(given, desk.kept), files)
    became = followed(desk.request, desk.interview) or [Said(text=NO_DRAFTS)]
    if not form_.understood.left:
        return back(desk.request, f"/interviews/{desk.interview.id}", Said(text="Kept."), *became)
    desk = _desk(desk.request)
    rest = desk.form(form_.understood.with_kept(desk.kept, desk.interview))
    return desk.shown(rest, _mark(desk.kept), Said(text=REST_KEPT, level="warn"), *became, view="fault")


def _check(given: FormData, form_: Form) -> None:
    """Raises `InvalidInput` for what cannot be kept, and cannot be left out either."""
    checked_language(form_.typed.language)
    text(given, "jottings")
    if form_.failed and form_.typed.rows:
        raise InvalidInput(
            "Nothing was kept: the notes cannot be shown, and you must have read what goes out."
        )


def _is_kept(made: Debrief, kept: Debrief) -> bool:
    """Whether the same is kept already, files included."""
    files = {(file.sha256, file.for_email) for file in kept.attachments}
    same_files = files == {(file.sha256, file.for_email) for file in made.attachments}
    return same_files and replace(made, attachments=()) == replace(kept, attachments=())


def _to_be_read(desk: _Desk, form_: Form, mark: str, files: Sequence[Enclosure]) -> Response:
    if form_.understood.left:
        return desk.shown(form_, mark, Said(text=LEFT_OUT, level="warn"), *_again(files), view="fault")
    return desk.shown(form_, mark, *_again(files), ask=READ_IT, view="notes")


def _again(files: Sequence[Enclosure]) -> tuple[Said, ...]:
    """A page that comes back has lost what was chosen."""
    return (Said(text="Choose the file again, too.", level="warn"),) if files else ()


def _save(desk: _Desk, made: Debrief, off: Sequence[AttachedFile], files: Sequence[Enclosure]) -> None:
    """Keep words and files in place of what was there. Raises `Conflict`."""

    def change(now: Debrief) -> Debrief:
        if now != desk.kept:
            raise Conflict(CHANGED)
        return replace(made, attachments=now.attachments)

    store, interview = desk.dashboard.store, desk.interview
    owe(store, interview.id)
    store.change_debrief(interview.id, change)
    for file in sorted(off, key=lambda one: one.for_email is None):  # everybody's name means each one's too
        enclose(store, desk.dashboard.files, interview, off=[file.filename], off_for=file.for_email)
    enclose(store, desk.dashboard.files, interview, files)


def _mark(debrief: Debrief) -> str:
    """Tells one debrief from another."""
    return sha256(repr(asdict(debrief)).encode()).hexdigest()[:20]


def followed(request: Request, interview: Interview) -> list[Said]:
    """What became of the drafts that are there already; nothing when there are none."""
    dashboard = dashboard_of(request)
    if not revise.drafted(dashboard.store, interview.id):
        return []
    try:
        rewrites = dashboard.workers.run(lambda services: pay(services, interview.id))
    except GoogleError as error:
        later = f"The drafts are brought up to date as soon as Gmail can be reached: {error}"
        return [Said(text=later, level="warn")]
    return [_became(interview, one) for one in rewrites]


def _became(interview: Interview, one: Rewrite) -> Said:
    name = interview.interviewer(one.follow_up.interviewer_id).name
    changes = f" With this it would change: {' / '.join(one.changes)}" if one.changes else ""
    detail = f" {one.detail}" if one.detail else ""
    level = "done" if one.outcome in {Outcome.REWRITTEN, Outcome.SAME} else "warn"
    return Said(text=f"The note to {name} {BECAME[one.outcome]}{detail}{changes}", level=level)


# --- the files that go along -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _FileRow:
    """A file that is attached, as it is listed; `key` is what its box is ticked with to take it off."""

    key: str
    name: str
    size: str
    whose: str


def _listed(debrief: Debrief, interview: Interview) -> list[_FileRow]:
    """What is attached now."""
    names = {person.email: person.name for person in interview.interviewers if person.email}
    return [
        _FileRow(
            key=_key(file),
            name=file.filename,
            size=megabytes(file.size),
            whose="to everybody"
            if file.for_email is None
            else f"to {names.get(file.for_email, file.for_email)}",
        )
        for file in debrief.attachments
    ]


def _chosen(given: FormData, interview: Interview) -> list[Enclosure]:
    """The files that were chosen on the form, checked.

    Raises:
        InvalidInput: one of them cannot be attached, or there is nobody to whom it is to go.
    """
    email = text(given, "for", most=320).lower() or None
    if email is not None and email not in {person.email for person in interview.panel}:
        raise InvalidInput("The file is for somebody who is not on the panel; choose again.")
    files = [one for one in given.getlist("file") if isinstance(one, UploadFile) and one.filename]
    return [_enclosure(file.filename or "", file.file.read(), email) for file in files]


def _enclosure(name: str, data: bytes, email: str | None) -> Enclosure:
    return Enclosure(file=attached(name, data, email), data=data)


def _taken_off(given: FormData, debrief: Debrief) -> Sequence[AttachedFile]:
    """Those whose box is ticked; one that is gone already is nobody's concern."""
    ticked = {one for one in given.getlist("off") if isinstance(one, str)}
    return [file for file in debrief.attachments if _key(file) in ticked]


def _key(file: AttachedFile) -> str:
    """Tells one from another of the same name for somebody else, or of other bytes."""
    return f"{file.sha256[:16]}/{file.for_email or ''}"


_PATH = "/interviews/{number:int}/debrief"
ROUTES = [
    Route(_PATH, page),
    Route(_PATH, form(sent, files=MOST_FILES, fields=MOST_FIELDS), methods=["POST"]),
    Route(f"{_PATH}/preview", form(preview, files=MOST_FILES, fields=MOST_FIELDS), methods=["POST"]),
]
