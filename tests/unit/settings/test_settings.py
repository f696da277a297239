"""`config.toml` and the environment, and what is said of mistakes in them."""

import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest

from afterword.domain.model import Channel, Link, RoleType
from afterword.domain.preferences import Approval, Preferences, Weekend
from afterword.errors import SettingsError
from afterword.settings import load, write_profile


def written(home: Path, text: str) -> Path:
    (home / "config.toml").write_text(text, encoding="utf-8")
    return home


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = load(tmp_path / "nowhere", {})
    assert settings.preferences() == Preferences()
    assert settings.google.calendars == ("primary",)
    assert settings.plan.channels(RoleType.EXECUTIVE) == (Channel.EMAIL, Channel.LETTER)
    assert settings.plan.channels(RoleType.DEFAULT) == (Channel.EMAIL,)
    assert settings.follow_through.check_ins == 2
    assert settings.credentials_file == tmp_path / "nowhere" / "credentials.json"


def test_every_key_can_be_set(tmp_path: Path) -> None:
    text = """
[candidate]
name = " Sam   Lee "
email = "Sam@Home.example"
phone = "+49 30 1"
headline = "Engineer"
links = { Portfolio = "https://sam.example" }
timezone = "America/New_York"
signature = "Sam\\nLee"
other_addresses = ["sam@old.example"]
own_domains = ["@initech.example"]
[autopilot]
approval = "always"
veto_time = "45 min"
min_delay = "1 h 30 min"
quiet_hours = "22:15-6:00"
weekend = "allow"
after_edit = "send"
poll = "90 s"
daily_limit = 5
[plan]
default = ["call"]
customer_facing = []
executive = ["letter"]
[follow_through]
after_decision = "1 day"
after_silence = "5 days"
between = "8 days"
check_ins = 0
[notify]
urls = ["ntfy://topic"]
[google]
credentials = "/srv/client.json"
api_endpoint = "http://127.0.0.1:8025/"
calendars = ["primary", "work"]
"""
    settings = load(written(tmp_path, text), {})
    candidate = settings.candidate("sam.google@mail.example")
    assert (candidate.name, candidate.email) == ("Sam Lee", "sam@home.example")
    assert candidate.other_addresses == ("sam@old.example", "sam.google@mail.example")
    assert candidate.links == (Link(label="Portfolio", url="https://sam.example"),)
    assert candidate.own_domains == ("initech.example",)
    assert candidate.timezone == "America/New_York"
    wanted = settings.preferences()
    assert (wanted.approval, wanted.weekend, wanted.daily_limit) == (Approval.ALWAYS, Weekend.ALLOW, 5)
    assert wanted.min_delay == timedelta(minutes=90)
    assert wanted.poll == timedelta(seconds=90)
    assert wanted.quiet_hours == (time(22, 15), time(6))
    assert settings.google.api_endpoint == "http://127.0.0.1:8025"
    assert settings.credentials_file == Path("/srv/client.json")
    assert settings.follow_through.between == timedelta(days=8)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "\n[autopilot]\nveto_tme = '3 h'",
            3,
            "autopilot.veto_tme is not a setting; did you mean autopilot.veto_time?",
        ),
        ("[autopilott]", 1, "did you mean autopilot?"),
        ("[autopilot]\nveto_time = 30", 2, 'a duration with its unit such as "90 s" or "30 min"'),
        ("[autopilot]\nveto_time = '30 parsecs'", 2, 'it must be a duration with its unit such as "90 s"'),
        ("[autopilot]\nveto_time = '3 days'", 2, "between 0 s and 1 day."),
        ("[autopilot]\nquiet_hours = '9-10'", 2, '"21:00-07:30", or "none"'),
        ("[autopilot]\nquiet_hours = '09:00-09:00'", 2, "it must be a span"),
        ("[autopilot]\nquiet_hours = 'x-09:00-10:00'", 2, "it must be a span"),
        ("[autopilot]\nquiet_hours = '25:00-09:00'", 2, "it must be a span"),
        (
            "[autopilot]\napproval = 'alway'",
            2,
            "it must be 'detected', 'always' or 'never'; did you mean always?",
        ),
        ("[autopilot]\ndaily_limit = true", 2, "a whole number from 0 to 500"),
        ("[autopilot]\ndaily_limit = '20'", 2, "a whole number from 0 to 500"),
        ("autopilot.daily_limit = -1", 1, "a whole number from 0 to 500"),
        ("[candidate]\ntimezone = 'Berlin'", 2, "an IANA time zone such as Europe/Berlin"),
        ("[candidate]\nemail = 'sam'", 2, "a mail address such as"),
        ("[candidate]\nname = 3", 2, "text in quotation marks"),
        (
            "[candidate]\nlinks = ['sam.example']",
            2,
            '{ Portfolio = "https://jane.example" }, of web addresses',
        ),
        ("[candidate]\nlinks = 'x'", 2, "a table such as { Portfolio ="),
        ("[candidate]\nother_addresses = 'a@b.example'", 2, "a list such as"),
        ("[candidate]\nown_domains = ['x']", 2, 'a list of domains such as ["acme.example"]'),
        ("[google]\napi_endpoint = 'http://else.example'", 2, "or http on this machine"),
        ("[google]\ncredentials = ''", 2, "a file name"),
        ("[plan]\ndefault = ['mail']", 2, "it must be 'email', 'call' or 'letter'"),
        ("[candidate]\n\nname = = 'x'\n", 3, "this is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text), {})
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / 'config.toml'}, line {line}: ")
    assert words in said


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load(tmp_path, {})


def test_a_section_that_is_a_value_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"write \[candidate\]"):
        load(written(tmp_path, "candidate = 3"), {})


def test_notification_addresses_are_never_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, "[notify]\nurls = ['hush-hush']"), {})
    assert "hush" not in str(caught.value)


def test_the_environment_wins(tmp_path: Path) -> None:
    home = written(tmp_path, "[autopilot]\npoll = '3 min'\ndaily_limit = 4")
    env = {
        "AFTERWORD_AUTOPILOT__POLL": "90 s",
        "AFTERWORD_AUTOPILOT__DAILY_LIMIT": "",
        "AFTERWORD_CANDIDATE__OTHER_ADDRESSES": "a@x.example, b@x.example",
        "AFTERWORD_CANDIDATE__LINKS": '{"Work": "https://sam.example"}',
        "AFTERWORD_GOOGLE__CALENDARS": '["primary", "a, b"]',
        "AFTERWORD_HOME": "/else",
        "PATH": "/bin",
    }
    settings = load(home, env)
    assert settings.preferences().poll == timedelta(seconds=90)
    assert settings.preferences().daily_limit == 4
    assert settings.profile.other_addresses == ("a@x.example", "b@x.example")
    assert settings.profile.links == (Link(label="Work", url="https://sam.example"),)
    assert settings.google.calendars == ("primary", "a, b")


def test_plain_links_are_labelled_by_their_site(tmp_path: Path) -> None:
    home = written(tmp_path, "[candidate]\nlinks = ['https://www.linkedin.com/in/x', 'https://sam.example']")
    assert [link.label for link in load(home, {}).profile.links] == ["LinkedIn", "sam.example"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("AFTERWORD_AUTOPILOT__POL", "90 s", "did you mean AFTERWORD_AUTOPILOT__POLL?"),
        ("AFTERWORD_AUTOPILOT__DAILY_LIMIT", "many", "a whole number"),
        ("AFTERWORD_CANDIDATE__LINKS", "[", "begins like JSON"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, {name: value})
    assert name in str(caught.value)
    assert words in str(caught.value)


def test_quiet_hours_can_be_none(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[autopilot]\nquiet_hours = 'none'"), {}).preferences().quiet_hours is None


def test_the_machines_zone_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Asia/Tokyo")
    assert load(tmp_path, {}).candidate("sam@home.example").timezone == "Asia/Tokyo"


def test_a_machine_without_a_zone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise LookupError

    monkeypatch.setattr("tzlocal.get_localzone_name", nameless)
    with pytest.raises(SettingsError, match="timezone"):
        _ = load(tmp_path, {}).timezone


def test_a_profile_makes_the_file(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    write_profile(home, {"name": 'Sam "S" Lee \\', "phone": "", "timezone": "Europe/Berlin"})
    assert load(home, {}).profile.name == 'Sam "S" Lee \\'
    assert (home / "config.toml").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in home.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# mine\n[autopilot]\npoll = '3 min' # x\n",
            "# mine\n[autopilot]\npoll = '3 min' # x\n\n[candidate]\nname = \"Sam\"\n",
        ),
        (
            "[candidate] # me\nphone = '1'\n\n[notify]\n",
            "[candidate] # me\nphone = '1'\nname = \"Sam\"\n\n[notify]\n",
        ),
        ("[candidate]\r\nphone = '1'\r\n", "[candidate]\r\nphone = '1'\r\nname = \"Sam\"\r\n"),
        ("[notify]", '[notify]\n[candidate]\nname = "Sam"\n'),
        ("[candidate]\nname = 'Kim'\n", "[candidate]\nname = 'Kim'\n"),
        ("candidate = { phone = '1' } # me\n", "candidate = { phone = '1', name = \"Sam\"} # me\n"),
        ("candidate.phone = '1' # me\n", "candidate.phone = '1' # me\ncandidate.name = \"Sam\"\n"),
        (
            "[candidate.links]\nWork = 'https://sam.example' # mine\n",
            "[candidate]\nname = \"Sam\"\n\n[candidate.links]\nWork = 'https://sam.example' # mine\n",
        ),
    ],
)
def test_a_profile_is_added_to_what_is_there(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(before.encode())
    write_profile(tmp_path, {"name": "Sam"})
    assert file.read_bytes().decode() == after


def test_what_cannot_be_added_to_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = "[candidate]\nphone = '1'\n"
    monkeypatch.setattr("tomlkit.TOMLDocument.as_string", lambda _: '[candidate]\nname = "Sam"\n')
    with pytest.raises(SettingsError, match='yourself: name = "Sam"'):
        write_profile(written(tmp_path, before), {"name": "Sam"})
    assert (tmp_path / "config.toml").read_text() == before


def test_a_file_that_cannot_be_replaced_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = "[candidate]\nphone = '1'\n"
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SettingsError, match="cannot be written: No space left"):
        write_profile(written(tmp_path, before), {"name": "Sam"})
    assert (tmp_path / "config.toml").read_text() == before
    assert [file.name for file in tmp_path.iterdir()] == ["config.toml"]


def test_a_bad_or_unknown_value_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="IANA"):
        write_profile(tmp_path, {"timezone": "Berlin"})
    with pytest.raises(SettingsError, match="is not a setting"):
        write_profile(tmp_path, {"nickname": "S"})
    assert not (tmp_path / "config.toml").exists()


def test_reading_settings_imports_nothing_heavy() -> None:
    script = "import sys, afterword.settings; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    for heavy in (
        "pydantic_settings",
        "tomlkit",
        "jinja2",
        "msgspec",
        "email_validator",
        "tzlocal",
        "googleapiclient",
        "sqlalchemy",
    ):
        assert f"'{heavy}'" not in loaded


def test_a_database_elsewhere_is_a_postgresql_address_and_its_password_is_not_repeated(
    tmp_path: Path,
) -> None:
    url = "postgresql://afterword:hush@db.office.example/afterword"
    assert load(tmp_path, {"AFTERWORD_STORE__URL": url}).store.url == url
    assert load(tmp_path, {}).store.url is None
    with pytest.raises(SettingsError, match=r"store\.url") as told:
        load(tmp_path, {"AFTERWORD_STORE__URL": "mysql://afterword:hush@db.office.example/afterword"})
    assert "hush" not in str(told.value)
