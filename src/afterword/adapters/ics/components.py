"""The file's lines as a tree of components: calendars with events and time zones in them.

`icalendar.Calendar.from_ical` is not used for it: it keeps each time zone definition for the whole process
under its name, so that the "Customized Time Zone" of one sender would be taken for that of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.adapters.ics.lines import Property, property_of
from afterword.errors import InvalidInput

MOST_EVENTS = 1_000
_DEEPEST = 10
_MOST_COMPONENTS = 20_000
_CUT_SHORT = "The file is cut short: {} begins and never ends; download it again."


@dataclass(frozen=True, kw_only=True)
class Component:
    """A calendar, event, time zone or what else stands between BEGIN and END."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    children: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """The properties of that name that say anything."""
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The value of the first property of that name, "" if there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def named(self, name: str) -> Iterator["Component"]:
        return (child for child in self.children if child.name == name)

    def add(self, read: Property) -> None:
        if read.value.strip():
            self.properties.setdefault(read.name, []).append(read)


def calendars(text: str) -> list[Component]:
    """The calendars in the text, most often one.

    Raises:
        InvalidInput: it is cut short or damaged, or holds too much.
    """
    root = Component(name="")
    tree = _Tree(open=[root])
    for line in text.split("\n"):
        read = property_of(line)
        if read is not None:
            tree.take(read)
    if len(tree.open) > 1:
        raise InvalidInput(_CUT_SHORT.format(_said(tree.open[-1].name)))
    return list(root.named("VCALENDAR"))


@dataclass
class _Tree:
    """What is open, outermost first, and how much there was."""

    open: list[Component]
    components: int = 0
    events: int = 0

    def take(self, read: Property) -> None:
        if read.name == "BEGIN":
            self._begin(read.value.strip().upper())
        elif read.name == "END":
            self._end(read.value.strip().upper())
        else:
            self.open[-1].add(read)

    def _begin(self, name: str) -> None:
        self._count(name)
        begun = Component(name=name)
        self.open[-1].children.append(begun)
        self.open.append(begun)

    def _count(self, name: str) -> None:
        self.components += 1
        self.events += name == "VEVENT"
        if self.events > MOST_EVENTS:
            raise InvalidInput(
                "The file holds more than 1,000 events; export only the invitation, or the days around it."
            )
        if self.components > _MOST_COMPONENTS or len(self.open) > _DEEPEST:
            raise InvalidInput("The file is nested in a way no calendar is; download the invitation again.")

    def _end(self, name: str) -> None:
        if len(self.open) == 1:
            return
        ended = self.open.pop()
        if ended.name != name:
            raise InvalidInput(_CUT_SHORT.format(_said(ended.name)))


def _said(name: str) -> str:
    return {"VCALENDAR": "the calendar", "VEVENT": "an event"}.get(name, "a part of it")
