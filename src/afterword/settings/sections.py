"""The sections of `config.toml`, their keys and their defaults."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from afterword.domain.model import Candidate, Channel, Link, RoleType
from afterword.domain.plan import Plan
from afterword.domain.preferences import AfterEdit, Approval, Preferences, Weekend
from afterword.errors import SettingsError
from afterword.settings import values
from afterword.settings.values import Kind, a_list, choice, duration, whole_number

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_NONE = timedelta()


@dataclass(frozen=True, kw_only=True)
class Profile:
    """`[candidate]`: who writes. `email` is Google's when it is empty, `timezone` the machine's."""

    name: str = ""
    email: str = ""
    phone: str = ""
    headline: str = ""
    links: tuple[Link, ...] = ()
    timezone: str = ""
    signature: str = ""
    postal_address: str = ""
    other_addresses: tuple[str, ...] = ()
    own_domains: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowThrough:
    """`[follow_through]`: when to check in if no answer comes; the first two count working days.

    Attributes:
        after_decision: after the date they named. after_silence: after the note, when they named none.
        between: from one check-in to the next. check_ins: how many at most; 0 for none.
    """

    after_decision: timedelta = 2 * _DAY
    after_silence: timedelta = 6 * _DAY
    between: timedelta = 7 * _DAY
    check_ins: int = 2


@dataclass(frozen=True, kw_only=True)
class Notify:
    """`[notify]`: where the candidate is told, as notification URLs."""

    urls: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Google:
    """`[google]`: the OAuth client's file, another server instead of Google's, which calendars to look at."""

    credentials: Path = Path("credentials.json")
    api_endpoint: str | None = None
    calendars: tuple[str, ...] = ("primary",)


@dataclass(frozen=True, kw_only=True)
class Store:
    """`[store]`: a PostgreSQL database instead of `afterword.db`, for a host that serves many; see docs/scaling.md."""

    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything `config.toml` and the environment say, read once."""

    home: Path
    profile: Profile = field(default_factory=Profile)
    autopilot: Preferences = field(default_factory=Preferences)
    plan: Plan = field(default_factory=Plan)
    follow_through: FollowThrough = field(default_factory=FollowThrough)
    notify: Notify = field(default_factory=Notify)
    google: Google = field(default_factory=Google)
    store: Store = field(default_factory=Store)

    def preferences(self) -> Preferences:
        """What the workflow needs to know of them."""
        return self.autopilot

    @property
    def credentials_file(self) -> Path:
        """Where the OAuth client's file is; a relative name counts from the home folder."""
        return self.home / self.google.credentials

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
        return values.iana_zone(get_localzone_name())
    except (LookupError, ValueError, OSError) as error:
        raise SettingsError(
            'The time zone of this machine has no name; set it in config.toml: [candidate] timezone = "Europe/Berlin".'
        ) from error


KEYS: dict[str, dict[str, Kind]] = {
    "candidate": {
        "name": values.LINE,
        "email": values.ADDRESS,
        "phone": values.LINE,
        "headline": values.LINE,
        "links": values.LINKS,
        "timezone": values.ZONE,
        "signature": values.TEXT,
        "postal_address": values.TEXT,
        "other_addresses": a_list(values.ADDRESS),
        "own_domains": a_list(values.DOMAIN),
    },
    "autopilot": {
        "approval": choice(Approval),
        "veto_time": duration(_NONE, _DAY),
        "min_delay": duration(_NONE, _DAY),
        "quiet_hours": values.QUIET_HOURS,
        "weekend": choice(Weekend),
        "after_edit": choice(AfterEdit),
        "poll": duration(timedelta(seconds=1), _HOUR),
        "daily_limit": whole_number(0, 500),
    },
    "plan": {role_type.value: a_list(choice(Channel)) for role_type in RoleType},
    "follow_through": {
        "after_decision": duration(_DAY, 60 * _DAY),
        "after_silence": duration(_DAY, 60 * _DAY),
        "between": duration(_DAY, 60 * _DAY),
        "check_ins": whole_number(0, 5),
    },
    "notify": {"urls": a_list(values.NOTIFY_URL)},
    "google": {
        "credentials": values.PATH,
        "api_endpoint": values.ENDPOINT,
        "calendars": a_list(values.LINE),
    },
    "store": {"url": values.DATABASE},
}
"""Every key there is, by section; the defaults are the records'."""
