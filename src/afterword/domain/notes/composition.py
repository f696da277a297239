"""Composition: which remarks go to whom, and the sentences they make. The same input gives the same note."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from afterword.domain.model import Debrief, Interview, Interviewer, Remark, Sentence
from afterword.domain.notes.starters import Section, Starter, Starters
from afterword.domain.notes.typed import fits_inside, is_link, is_one, raised, stopped, words

_WORDS_TOGETHER = 18
"""The most words of two completions of one starter that share a sentence."""
_WORDS_SIDE_BY_SIDE = 12
"""The most words of two completions of different starters that do; longer ones are thoughts of their own."""
_WORDS_OF_PAIR = 24
"""The most words of two sentences that become one."""
_MOST_READERS = 2  # of a panel, for what is for everybody: they compare notes
_MOST_IN_PARAGRAPH = 3  # sentences
_NOTICED = 3  # letters: a longer word that comes again is noticed


@dataclass(frozen=True, kw_only=True)
class Content:
    """What one note says of the debrief, by section; a sentence that joins two remarks stands once."""

    talked: tuple[Sentence, ...] = ()
    personal: tuple[Sentence, ...] = ()
    role: tuple[Sentence, ...] = ()
    next: tuple[Sentence, ...] = ()
    share: tuple[Sentence, ...] = ()
    wishes: bool = False
    """The candidate said themselves that they want the role."""
    opens: bool = False
    """The note may open with what is remembered, before the thanks."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return (*self.talked, *self.personal, *self.role, *self.next, *self.share)

    @property
    def remembered(self) -> tuple[tuple[Sentence, ...], ...]:
        """What was talked about and what is personal, in paragraphs of three sentences, the thanks counted in."""
        both = (*self.talked, *self.personal)
        first = len(both) if len(both) < _MOST_IN_PARAGRAPH else min(len(both) // 2, _MOST_IN_PARAGRAPH - 1)
        rest = (both[at : at + _MOST_IN_PARAGRAPH] for at in range(first, len(both), _MOST_IN_PARAGRAPH))
        return tuple(paragraph for paragraph in (both[:first], *rest) if paragraph)


WISH = "love"
"""The starter with which somebody says that they want the role."""


def place(interview: Interview, person: Interviewer) -> int:
    """Where in the panel somebody comes, 0 first."""
    return next((at for at, one in enumerate(interview.panel) if one.id == person.id), 0)


def turn(interview: Interview, person: Interviewer) -> int:
    """A number that differs between those of a panel: whatever there are several ways to say goes by it."""
    return interview.id + place(interview, person)


def compose(
    starters: Starters, interview: Interview, person: Interviewer, debrief: Debrief, *, shift: int = 0
) -> Content:
    """What the note to that person says; with another `shift` it is said in other ways.

    Raises:
        InvalidInput: a remark uses a starter that there is none of.
    """
    readers = shared_out(starters, interview, debrief)
    mine = [remark for remark in debrief.remarks if person.id in readers[remark]]
    of = {section: [one for one in mine if section_of(starters, one) is section] for section in Section}
    talked = of[Section.TALKED]
    ours = [starters.get(one.starter) for one in talked if one.starter]
    seeds = {one.id: interview.id + shift + one.id + readers[one].index(person.id) for one in mine}
    saying = _Saying(starters, seeds)
    return Content(
        talked=tuple(saying.paired(talked)),
        personal=tuple(saying.each(of[Section.PERSONAL])),
        role=tuple(saying.each(of[Section.ROLE])),
        next=tuple(saying.each(of[Section.NEXT])),
        share=tuple(saying.each(of[Section.SHARE])),
        wishes=any(remark.starter == WISH for remark in of[Section.ROLE]),
        opens=len(ours) == len(talked) == 1 and not (ours[0].alone or of[Section.PERSONAL]),
    )


def section_of(starters: Starters, remark: Remark) -> Section:
    """Where a remark belongs; a sentence of the candidate's own is of what was talked about."""
    return starters.get(remark.starter).section if remark.starter else Section.TALKED


_TOGETHER = ({Section.TALKED, Section.PERSONAL}, {Section.ROLE}, {Section.SHARE}, {Section.NEXT})
"""Sections whose remarks are dealt out together, one after the other."""


def shared_out(starters: Starters, interview: Interview, debrief: Debrief) -> dict[Remark, list[int]]:
    """To whom each remark goes, by their ids.

    What is meant for one person goes to them. What is for everybody goes to one of them, by the remark's number, so
    that a remark added or dropped later moves no other. Whoever then has nothing to remember gets one that went out
    once only, if it can be true of two. A sentence of the candidate's own, or a link alone, goes where what was
    typed before it went.
    """
    panel = [person.id for person in interview.panel]
    readers = {remark: [one for one in panel if one == remark.for_id] for remark in debrief.remarks}
    for sections in _TOGETHER if panel else ():
        some = [remark for remark in debrief.remarks if section_of(starters, remark) in sections]
        _deal(some, panel, readers)
        if Section.TALKED in sections:
            _deal_again(starters, some, panel, readers)
    return readers


def _deal(some: list[Remark], panel: list[int], readers: dict[Remark, list[int]]) -> None:
    """Each that is for everybody to one person."""
    before: Remark | None = None
    for remark in some:
        if remark.for_id is None:
            goes_on = before and (is_link(remark.text) or (before.starter and not remark.starter))
            follows = readers[before][:1] if before and goes_on else []
            readers[remark] = follows or [panel[(remark.id - 1) % len(panel)]]
        before = remark


def _deal_again(
    starters: Starters, some: list[Remark], panel: list[int], readers: dict[Remark, list[int]]
) -> None:
    """To whoever has none: what can be said in another way and be true of two, and went out once."""
    shared = [one for one in some if one.for_id is None and one.starter]
    varied = [one for one in shared if not starters.get(one.starter).once]
    for person in panel:
        once = next((one for one in varied if len(readers[one]) < _MOST_READERS), None)
        if once is not None and not any(person in readers[one] for one in some):
            readers[once].append(person)


def paired(first: str, second: str, pair: str, capitals: Collection[str]) -> str:
    """Two sentences as one where both are short; else one after the other."""
    short = len(first.split()) + len(second.split()) <= _WORDS_OF_PAIR and is_one(first)
    if not (first and second and short and first.endswith(".")):
        return f"{first} {second}".strip()
    kept = second.split(maxsplit=1)[0].strip(",") in capitals
    return f"{first.removesuffix('.')}{pair}{second if kept else second[:1].lower() + second[1:]}"


@dataclass
class _Saying:
    """Says remarks, so that no word of ours stands twice, nor two sentences in a row begin alike."""

    starters: Starters
    seeds: Mapping[int, int]
    """By remark: which way of saying it comes first; another one for each of those who read it."""
    used: set[str] = field(default_factory=set)
    before: list[str] = field(default_factory=list)

    def each(self, remarks: list[Remark]) -> Iterator[Sentence]:
        for group in _groups(self.starters, remarks):
            yield self._said(group)

    def paired(self, remarks: list[Remark]) -> Iterator[Sentence]:
        """As `each`; two short sentences side by side are one, once in a note, and what comes later says “also”."""
        groups = list(_groups(self.starters, remarks))
        ours = next((at for at, group in enumerate(groups) if group[0].starter), 0)
        pair = next((at for at in range(len(groups) - 1) if self._pairs(groups[at], groups[at + 1])), None)
        for place, group in enumerate(groups):
            if pair is None or place not in {pair, pair + 1}:
                yield self._said(group, later=place > ours)
            elif place == pair:
                first, second = self._said(group, later=place > ours), self._said(groups[place + 1])
                text = paired(first.text, second.text, self.starters.pair, self.starters.capitals)
                yield Sentence(text=text, sources=first.sources + second.sources)

    def _said(self, group: list[Remark], *, later: bool = False) -> Sentence:
        first, sources = group[0], tuple(remark.id for remark in group)
        if first.starter:
            starter = self.starters.get(first.starter)
            text = first.text if len(group) == 1 else starter.joined(first.text, group[1].text)
            said = starter.sentence(text, self._way(starter, text, self.seeds[first.id], later=later))
        else:
            said = raised(stopped(first.text))
        self.before = words(said)
        return Sentence(text=said, sources=sources)

    def _pairs(self, first: list[Remark], second: list[Remark]) -> bool:
        """Whether both are light enough to share a sentence."""
        length = sum(len(remark.text.split()) for remark in (*first, *second))
        return self._is_light(first) and self._is_light(second) and length <= _WORDS_SIDE_BY_SIDE

    def _is_light(self, group: list[Remark]) -> bool:
        if len(group) > 1 or not group[0].starter:
            return False
        starter, text = self.starters.get(group[0].starter), group[0].text
        return fits_inside(text) and not (starter.alone or starter.stands_alone(text))

    def _way(self, starter: Starter, text: str, seed: int, *, later: bool) -> str:
        ways = starter.ways(text, later=later)
        ordered = [ways[(seed + step) % len(ways)] for step in range(len(ways))]
        chosen = min(
            ordered, key=lambda way: (len(_telling(way) & self.used), words(way)[:1] == self.before[:1])
        )
        self.used |= _telling(chosen)
        return chosen


def _telling(way: str) -> set[str]:
    """The words of a way to say it that are noticed when they come again."""
    return {word for word in words(way) if len(word) > _NOTICED}


def _groups(starters: Starters, remarks: list[Remark]) -> Iterator[list[Remark]]:
    """Two short completions of one starter, side by side or not, make one sentence."""
    left = list(remarks)
    while left:
        first, left = left[0], left[1:]
        second = next((other for other in left if _joins(starters, first, other)), None)
        if second is None:
            yield [first]
        else:
            left.remove(second)
            yield [first, second]


def _joins(starters: Starters, first: Remark, second: Remark) -> bool:
    if not first.starter or first.starter != second.starter:
        return False
    starter, texts = starters.get(first.starter), (first.text, second.text)
    short = sum(len(text.split()) for text in texts) <= _WORDS_TOGETHER
    fits = all(fits_inside(text) and not starter.stands_alone(text) for text in texts)
    return is_link(texts[1]) or (bool(starter.join) and short and fits)
