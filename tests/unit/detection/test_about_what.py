import pytest

from afterword.domain.model import Kind, RoleType
from tests.unit.detection.making import JANE, SAM, detected, guest


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Interview with Jane Doe at Acme for Data Engineer", "Acme", "Data Engineer"),
        ("Acme Data Engineer Interview", "Acme", "Data Engineer"),
        ("Alex Kim/Acme Robotics – Onsite interview", "Acme Robotics", None),
        ("Interview @ Acme, Inc: Senior C++ Developer", "Acme", "Senior C++ Developer"),
        ("Vorstellungsgespräch Produktmanager (m/w/d) – Acme GmbH", "Acme GmbH", "Produktmanager"),
        ("Entretien – poste de Data Analyst", "Acme", "Data Analyst"),
        ("Interview: JR-2213 Financial Analyst", "Acme", "Financial Analyst"),
        ("面接：株式会社アクメ", "株式会社アクメ", None),
    ],
)
def test_company_and_role_in_titles(title: str, company: str, role: str | None) -> None:
    found = detected(title, JANE)
    assert (found.company, found.role) == (company, role)


def test_what_is_not_told_stays_unknown() -> None:
    found = detected("Interview with Jane Doe", guest("jane.doe@gmail.com", "Jane Doe"))
    assert (found.company, found.role) == (None, None)
    assert {"company", "role"} <= set(found.unknown)


def test_the_description_tells_company_and_role() -> None:
    told = "Company: Fernway\nPosition: Platform Engineer"
    found = detected("Interview", guest("no-reply@greenhouse.io"), description=told)
    assert (found.company, found.role) == ("Fernway", "Platform Engineer")


def test_a_system_sends_under_the_companys_name() -> None:
    found = detected("Interview", guest("no-reply@greenhouse.io", "Northwind Recruiting"))
    assert found.company == "Northwind"


def test_a_domains_company_is_written_as_the_text_writes_it() -> None:
    lena = guest("lena@harborbank.example", "Lena Brandt")
    assert detected("Interview", lena, description="Welcome to Harbor Bank!").company == "Harbor Bank"


@pytest.mark.parametrize(
    ("title", "more", "kind"),
    [
        ("Phone interview", {}, Kind.PHONE),
        ("Interview", {"location": "+44 20 7946 0000"}, Kind.PHONE),
        ("Interview", {"conference": "https://meet.google.com/a"}, Kind.VIDEO),
        ("Interview", {"description": "Join https://zoom.us/j/1"}, Kind.VIDEO),
        ("Interview", {"location": "1 Main St"}, Kind.ONSITE),
        ("Virtual onsite interview", {}, Kind.VIDEO),
        ("Panel interview", {}, Kind.PANEL),
        ("Coding interview", {"location": "1 Main St"}, Kind.TECHNICAL),
        ("Interview", {}, Kind.UNKNOWN),
    ],
)
def test_kinds(title: str, more: dict[str, str], kind: Kind) -> None:
    assert detected(title, SAM, **more).kind is kind


@pytest.mark.parametrize(
    ("role", "role_type"),
    [
        ("Data Engineer", RoleType.DEFAULT),
        ("Account Executive", RoleType.CUSTOMER_FACING),
        ("Customer Success Manager", RoleType.CUSTOMER_FACING),
        ("Head of Design", RoleType.EXECUTIVE),
        ("VP of Engineering", RoleType.EXECUTIVE),
        ("Executive Assistant", RoleType.DEFAULT),
    ],
)
def test_role_types(role: str, role_type: RoleType) -> None:
    assert detected(f"Interview - {role}", JANE).role_type is role_type
