"""The sections of `config.toml`: their keys, their defaults, and in words what each key must be."""

import re
from datetime import time, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    Strict,
    StringConstraints,
)

from afterword.domain.instants import zone
from afterword.domain.model import Candidate, Channel, Link
from afterword.domain.preferences import AfterEdit, Approval, Plan, Preferences, Weekend
from afterword.errors import SettingsError

T = TypeVar("T")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_AMOUNT = re.compile(
    r"(\d{1,9}(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b[\s,]*", re.IGNORECASE
)
_SPAN = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})\s*")
_SITES = {"linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab"}


def _text(pattern: str, *, lower: bool = False) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, to_lower=lower, pattern=f"^(?:{pattern})$")


def _lower(raw: object) -> object:
    return raw.strip().lower() if isinstance(raw, str) else raw


def _links(raw: object) -> tuple[Link, ...]:
    """Links as a table of labels, or as a list of addresses, which are labelled by their site."""
    if isinstance(raw, list):
        hosts = [(_host(url).removeprefix("www."), url) for url in raw]
        pairs = [(_SITES.get(host, host), url) for host, url in hosts]
    elif isinstance(raw, dict):
        pairs = [(" ".join(label.split()), url) for label, url in raw.items() if _host(url)]
    else:
        raise ValueError
    return tuple(Link(label=label, url=url.strip()) for label, url in pairs)


def _host(address: object) -> str:
    """The host of a web address; raises `ValueError` for anything else."""
    parts = urlsplit(str(address).strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(str(address).split()) != 1:
        raise ValueError
    return parts.hostname


def _endpoint(raw: object) -> str | None:
    address = str(raw).strip().rstrip("/")
    host = _host(address) if address else "localhost"
    if host != "localhost" and urlsplit(address).scheme == "http" and not ip_address(host).is_loopback:
        raise ValueError
    return address or None


def _duration(raw: object) -> timedelta:
    if not isinstance(raw, str) or not raw.strip() or _AMOUNT.sub("", raw.strip()):
        raise ValueError
    seconds = sum(float(amount) * _UNITS[unit[0].lower()] for amount, unit in _AMOUNT.findall(raw))
    return timedelta(seconds=min(seconds, 10**9))


def _quiet_hours(raw: object) -> tuple[time, time] | None:
    if _lower(raw) == "none":
        return None
    found = _SPAN.fullmatch(str(raw))
    from_hour, from_minute, hour, minute = map(int, found.groups()) if found else [0] * 4
    begins, ends = time(from_hour, from_minute), time(hour, minute)
    if begins == ends:
        raise ValueError
    return begins, ends


def _file(text: object) -> Path:
    if not isinstance(text, str) or not text.strip():
        raise ValueError
    return Path(text.strip()).expanduser()


def _is(words: str) -> Any:
    """What a value must be, for the message that refuses another."""
    return Field(description=words)


def _between(least: str, most: str) -> Any:
    return Field(
        ge=_duration(least),
        le=_duration(most),
        description=f'a duration with its unit such as "90 s" or "30 min", between {least} and {most}',
    )


def _up_to(most: int) -> Any:
    return Field(ge=0, le=most, description=f"a whole number from 0 to {most}")


_Text = Annotated[str, _is("text in quotation marks")]
_Line = Annotated[_Text, AfterValidator(lambda text: " ".join(text.split()))]
_Address = Annotated[str, _text(r'([^@\s<>,;:()"]+@[^@\s<>,;:()"]+\.[^@\s<>,;:()".]{2,})?', lower=True)]
_Domain = Annotated[
    str, _text(r"@?[\w-]+(\.[\w-]+)+", lower=True), AfterValidator(lambda name: name.removeprefix("@"))
]
_NotifyUrl = Annotated[str, _text(r"(?i)[a-z][a-z0-9+.-]*://\S+")]
_Database = Annotated[
    str, _text(r"(postgres(ql)?(\+psycopg)?://\S+)?"), AfterValidator(lambda url: url or None)
]
_Zone = Annotated[str, AfterValidator(lambda name: zone(name.strip()).key if name.strip() else "")]
_Many = Annotated[tuple[T, ...], AfterValidator(lambda given: tuple(dict.fromkeys(filter(None, given))))]
_Word = Annotated[T, BeforeValidator(_lower)]
_Channels = Annotated[_Many[_Word[Channel]], _is('a list such as ["email", "letter"]')]
_Links = Annotated[tuple[Link, ...], BeforeValidator(_links)]
_QuietHours = Annotated[tuple[time, time] | None, BeforeValidator(_quiet_hours)]
_Endpoint = Annotated[str | None, BeforeValidator(_endpoint)]
_File = Annotated[Path, BeforeValidator(_file)]
_Length = Annotated[timedelta, BeforeValidator(_duration)]
_UpToADay = Annotated[_Length, _between("0 s", "1 day")]
_Days = Annotated[_Length, _between("1 day", "60 days")]
_Count = Annotated[int, Strict()]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Profile(_Section):
    """`[candidate]`: who writes. `email` is Google's when it is empty, `timezone` the machine's."""

    name: _Line = ""
    email: Annotated[_Address, _is("a mail address such as jane@acme.example")] = ""
    phone: _Line = ""
    headline: _Line = ""
    links: Annotated[
        _Links, _is('a table such as { Portfolio = "https://jane.example" }, of web addresses')
    ] = ()
    timezone: Annotated[_Zone, _is("an IANA time zone such as Europe/Berlin")] = ""
    signature: _Text = ""
    postal_address: _Text = ""
    other_addresses: Annotated[_Many[_Address], _is('a list such as ["jane@acme.example"]')] = ()
    own_domains: Annotated[_Many[_Domain], _is('a list of domains such as ["acme.example"]')] = ()


class Autopilot(_Section):
    """`[autopilot]`: what becomes the workflow's `Preferences`."""

    approval: _Word[Approval] = Preferences.approval
    veto_time: _UpToADay = Preferences.veto_time
    min_delay: _UpToADay = Preferences.min_delay
    quiet_hours: Annotated[_QuietHours, _is('a span such as "21:00-07:30", or "none"')] = (
        Preferences.quiet_hours
    )
    weekend: _Word[Weekend] = Preferences.weekend
    after_edit: _Word[AfterEdit] = Preferences.after_edit
    poll: Annotated[_Length, _between("1 s", "1 h")] = Preferences.poll
    daily_limit: Annotated[_Count, _up_to(500)] = Preferences.daily_limit


class Channels(_Section):
    """`[plan]`: what becomes the domain's `Plan`."""

    default: _Channels = Plan.default
    customer_facing: _Channels = Plan.customer_facing
    executive: _Channels = Plan.executive


class FollowThrough(_Section):
    """`[follow_through]`: when to check in if no answer comes; the first two count working days.

    Attributes:
        after_decision: after the date they named. after_silence: after the note, when they named none.
        between: from one check-in to the next. check_ins: how many at most; 0 for none.
    """

    after_decision: _Days = timedelta(days=2)
    after_silence: _Days = timedelta(days=6)
    between: _Days = timedelta(days=7)
    check_ins: Annotated[_Count, _up_to(5)] = 2


class Notify(_Section):
    """`[notify]`: where the candidate is told, as notification URLs."""

    urls: Annotated[_Many[_NotifyUrl], _is('a list of addresses such as ["ntfy://topic"]')] = ()


class Google(_Section):
    """`[google]`: the OAuth client's file, another server instead of Google's, which calendars to look at."""

    credentials: Annotated[_File, _is('a file name such as "credentials.json"')] = Path("credentials.json")
    api_endpoint: Annotated[
        _Endpoint, _is("an https address, or http on this machine, as http://127.0.0.1:8025")
    ] = None
    calendars: Annotated[_Many[_Line], _is('a list such as ["primary"]')] = ("primary",)


class Store(_Section):
    """`[store]`: a PostgreSQL database instead of `afterword.db`, for a host that serves many; see docs/scaling.md."""

    url: Annotated[
        _Database | None, _is("an address such as postgresql://user@host/database, or left out")
    ] = None


class Settings(_Section):
    """Everything `config.toml` and the environment say, read once."""

    _home: Path = PrivateAttr()
    profile: Profile = Field(default=Profile(), alias="candidate")
    autopilot: Autopilot = Autopilot()
    channels: Channels = Field(default=Channels(), alias="plan")
    follow_through: FollowThrough = FollowThrough()
    notify: Notify = Notify()
    google: Google = Google()
    store: Store = Store()

    def model_post_init(self, context: Any, /) -> None:
        """Keep the home folder, which is given as the context of the validation."""
        self._home = context or Path()

    def preferences(self) -> Preferences:
        """What the workflow needs to know of them."""
        return Preferences(**dict(self.autopilot))

    @property
    def plan(self) -> Plan:
        """Which channels for which role."""
        return Plan(**dict(self.channels))

    @property
    def credentials_file(self) -> Path:
        """Where the OAuth client's file is; a relative name counts from the home folder."""
        return self._home / self.google.credentials

    @property
    def timezone(self) -> str:
        """The candidate's IANA zone: as set, else the machine's.

        Raises:
            SettingsError: none is set and the machine's has no IANA name.
        """
        return self.profile.timezone or _machine_zone()

    def candidate(self, google_address: str = "") -> Candidate:
        """The candidate; `google_address` is the connected account's, used when no other address is set.

        Raises:
            SettingsError: as for `timezone`.
        """
        profile, google = self.profile, google_address.strip().lower()
        email = profile.email or google
        others = dict.fromkeys([*profile.other_addresses, google])
        return Candidate(
            name=profile.name,
            email=email,
            timezone=self.timezone,
            phone=profile.phone,
            headline=profile.headline,
            links=profile.links,
            signature=profile.signature,
            postal_address=profile.postal_address,
            other_addresses=tuple(address for address in others if address and address != email),
            own_domains=profile.own_domains,
        )


def _machine_zone() -> str:
    from tzlocal import get_localzone_name  # noqa: PLC0415 - not needed when a zone is set

    try:
        return zone(get_localzone_name()).key
    except (LookupError, ValueError, OSError) as error:
        raise SettingsError(
            'The time zone of this machine has no name; set it in config.toml: [candidate] timezone = "Europe/Berlin".'
        ) from error
