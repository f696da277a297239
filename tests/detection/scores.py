"""How often detection is right: precision and recall of `interview`, and whom it found."""

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.domain.detection import Detection, Verdict, classify
from afterword.domain.model import Part
from tests.detection.labelled import Labelled

PRECISION, RECALL, INTERVIEWERS = 0.97, 0.90, 0.95


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One labelled event and what detection said of it."""

    item: Labelled
    detection: Detection

    @property
    def wanted(self) -> bool:
        return self.item.verdict == Verdict.INTERVIEW

    @property
    def found(self) -> bool:
        return self.detection.verdict is Verdict.INTERVIEW

    @property
    def interviewers(self) -> frozenset[str]:
        return self._of(Part.INTERVIEWER)

    @property
    def coordinators(self) -> frozenset[str]:
        return self._of(Part.COORDINATOR)

    def _of(self, part: Part) -> frozenset[str]:
        return frozenset(
            person.email or person.name for person in self.detection.people if person.part is part
        )

    @property
    def people_right(self) -> bool:
        return self.interviewers == self.item.interviewers


@dataclass(frozen=True, kw_only=True)
class Scores:
    """The figures over some events; each a share from 0 to 1."""

    events: int
    interviews: int
    precision: float
    recall: float
    interviewers: float
    coordinators: float
    company: float
    role: float

    @property
    def good_enough(self) -> bool:
        return self.precision >= PRECISION and self.recall >= RECALL and self.interviewers >= INTERVIEWERS


def judge(items: Sequence[Labelled]) -> list[Judged]:
    return [Judged(item=item, detection=classify(item.event, item.candidate)) for item in items]


def scores(judged: Sequence[Judged]) -> Scores:
    """The figures; people, company and role over the interviews that were found."""
    wanted = [one for one in judged if one.wanted]
    found = [one for one in judged if one.found]
    hits = [one for one in wanted if one.found]
    return Scores(
        events=len(judged),
        interviews=len(wanted),
        precision=_share(len(hits), len(found)),
        recall=_share(len(hits), len(wanted)),
        interviewers=_share(sum(one.people_right for one in hits), len(hits)),
        coordinators=_share(sum(one.coordinators == one.item.coordinators for one in hits), len(hits)),
        company=_share(sum(one.detection.company == one.item.company for one in hits), len(hits)),
        role=_share(sum(one.detection.role == one.item.role for one in hits), len(hits)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
