"""Whatever is sent to a page, it answers in words, within its time, and nothing is done that was not asked for."""

import contextlib
import socket
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from afterword.domain.model import RoleType
from afterword.domain.status import Status
from afterword.ports import FollowUpFilter
from afterword.web.app import PageServer
from afterword.workflow import review
from tests.fakes.world import JANE, ROB, World
from tests.web.conftest import Visitor, parse

HUGE = "9" * 30
DECISIONS = (
    "approve",
    "edit",
    "hold",
    "cancel",
    "reschedule",
    "send",
    "undo",
    "address",
    "done",
    "no-answer",
    "number",
    "postal",
)
FIELDS_OF_A_DEBRIEF = (
    "decision_by",
    "day",
    "language",
    "jottings",
    "read",
    "left",
    "preview",
    "repair",
    "chosen",
    "shown",
    "for",
    "off",
)
ODD = {
    "nul": "a\0b",
    "header": "x\r\nBcc: evil@evil.example",
    "separator": "x\u2028Bcc: evil@evil.example",
    "backwards": "\u202egpj.exe",
    "script": "</textarea><script>alert(1)</script>",
    "template": "{{ 7*7 }}{% include 'x' %}",
    "half": "\ud83d\ude00"[:1].encode("utf-8", "surrogatepass").decode("latin-1"),
    "long": "x" * 9_000,
    "emoji": "🦊" * 50,
    "blank": " \u00a0\u200b ",
}


@pytest.fixture
def browser(visitor: Visitor) -> httpx.Client:
    return visitor.candidate()


def answered(answer: httpx.Response) -> None:
    """In words, and not as a failure of the program."""
    assert answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("number", ["0", "99", str(2**31), str(2**63 - 1), str(2**63), HUGE])
def test_a_number_that_is_nobodys_is_told(browser: httpx.Client, number: str) -> None:
    for path in ("follow-ups/{}", "follow-ups/{}/letter.pdf", "interviews/{}", "interviews/{}/debrief"):
        assert browser.get("/" + path.format(number)).status_code == 404, path
    for name in DECISIONS:
        answered(browser.post(f"/follow-ups/{number}/{name}", data={"revision": "1", "fingerprint": "x"}))
    for name in ("confirm", "cancel", "debrief"):
        answered(browser.post(f"/interviews/{number}/{name}", data={"mark": "x"}))


@pytest.mark.parametrize("page", ["-1", "0", HUGE, "x", "1%00", "999999", "²"])
def test_a_page_of_a_list_that_is_not_there_is_an_empty_one(browser: httpx.Client, page: str) -> None:
    for path in ("/follow-ups", "/interviews"):
        assert browser.get(f"{path}?page={page}&show={page}").status_code == 200


def test_hundreds_of_thousands_of_fields_are_refused_at_once(world: World, browser: httpx.Client) -> None:
    before = world.scheduled()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = browser.post("/follow-ups/1/hold", content=b"a=&" * 600_000, headers=kind)
    assert answer.status_code == 400, "before they are all read"
    assert world.only() == before


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_words_in_every_field_of_a_new_interview(world: World, browser: httpx.Client, odd: str) -> None:
    plain = {
        "company": "Acme",
        "role": "Engineer",
        "end": "2026-11-24T10:00",
        "minutes": "60",
        "name1": "Jane Doe",
        "email1": "jane@acme.example",
        "timezone": "Europe/Berlin",
        "kind": "onsite",
        "role_type": "default",
    }
    for field in plain:
        answered(browser.post("/interviews", data=plain | {field: odd, "once": f"{field}{odd}"[:40]}))
    for path in ("/", "/interviews", "/follow-ups"):
        page = browser.get(path)
        assert page.status_code == 200
        assert [script["src"] for script in parse(page.text).all("script")] == ["/static/afterword.js"]
    world.advance(days=2)
    world.sync()
    for one in world.store.follow_ups(FollowUpFilter()):
        assert "\n" not in one.subject
        answered(browser.get(f"/follow-ups/{one.id}"))
    for draft in world.mailbox.drafts.values():
        assert all("evil" not in to for to in (*draft.content.to, *draft.content.cc, *draft.content.bcc))


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_words_in_every_field_about_a_note(world: World, browser: httpx.Client, odd: str) -> None:
    follow_up = world.scheduled()
    text = parse(browser.get("/follow-ups/1").text).form("/follow-ups/1/edit")["fingerprint"]
    for name in DECISIONS:
        revision = str(world.store.follow_up(follow_up.id).revision)
        fields = dict.fromkeys(("subject", "body", "when", "email", "phone", "address"), odd)
        given = fields | {"revision": revision, "fingerprint": odd if name == "approve" else text}
        answered(browser.post(f"/follow-ups/1/{name}", data=given))
        answered(browser.get("/follow-ups/1"))
    assert not world.mailbox.delivered
    for draft in world.mailbox.drafts.values():
        assert (draft.content.to, draft.content.cc, draft.content.bcc) == (("jane@acme.example",), (), ())
        assert "\n" not in draft.content.subject
        assert "\r" not in draft.content.subject


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_words_in_every_field_of_a_debrief(world: World, browser: httpx.Client, odd: str) -> None:
    world.scheduled()
    fields = parse(browser.get("/interviews/1/debrief").text).all("input")
    mark = next(field["value"] for field in fields if field.get("name") == "mark")
    row = {"row": "0", "section": "talked", "starter": "", "text": "the arm", "whom": "", "mark": mark}
    for name in (*FIELDS_OF_A_DEBRIEF, *row):
        for path in ("/interviews/1/debrief", "/interviews/1/debrief/preview"):
            answered(browser.post(path, data=row | {name: odd}))
        answered(browser.get("/interviews/1"))


def everywhere(browser: httpx.Client, world: World, number: int) -> None:
    """Every decision, as a page that knows how it stands would send it."""
    fields = {
        "when": "2026-11-23T18:30",
        "email": "eve@acme.example",
        "phone": "+49 30 1",
        "subject": "x",
        "body": "Dear Eve,",
        "address": "1 High Street",
    }
    text = parse(browser.get(f"/follow-ups/{number}").text)
    for name in DECISIONS:
        stands = {"revision": str(world.store.follow_up(number).revision)}
        print_ = {"fingerprint": text.form(f"/follow-ups/{number}/approve").get("fingerprint", "x")}
        answered(browser.post(f"/follow-ups/{number}/{name}", data=fields | stands | print_))


ENDS: dict[str, Callable[[World, int], object]] = {
    "sent": lambda world, number: review.send_now(world.services, number),
    "cancelled": lambda world, number: review.cancel(world.services, number),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_has_ended_stays_as_it_is(world: World, browser: httpx.Client, end: str) -> None:
    follow_up = world.scheduled()
    ENDS[end](world, follow_up.id)
    before, sent = world.only(), len(world.mailbox.delivered)
    everywhere(browser, world, follow_up.id)
    world.advance(days=1)
    world.sync()
    after = world.only()
    assert (after.status, len(world.mailbox.delivered)) == (Status(end), sent)
    assert after.send_at == before.send_at


def test_what_is_done_about_a_call_or_a_letter_does_nothing_to_a_mail(
    world: World, browser: httpx.Client
) -> None:
    before = world.scheduled()
    for name in ("done", "no-answer", "number", "postal"):
        data = {"revision": str(before.revision), "phone": "+49 30 1", "address": "1 High Street"}
        answer = browser.post(f"/follow-ups/1/{name}", data=data)
        assert 400 <= answer.status_code < 500, name
    assert world.only() == before
    assert browser.get("/follow-ups/1/letter.pdf").status_code == 422


def test_a_call_cannot_be_sent(world: World, browser: httpx.Client) -> None:
    world.interview(replace(JANE, phone="+49 30 7654321"), role_type=RoleType.CUSTOMER_FACING)
    world.advance(minutes=5)
    world.sync()
    call = next(one for one in world.store.follow_ups(FollowUpFilter()) if one.by_hand)
    data = {"revision": str(call.revision), "fingerprint": "x"}
    answer = browser.post(f"/follow-ups/{call.id}/send", data=data)
    assert 400 <= answer.status_code < 500
    assert not world.mailbox.delivered


def raw(server: PageServer, *lines: str, body: bytes = b"") -> bytes:
    """What the server answers to exactly these bytes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall("\r\n".join((*lines, "Connection: close", "", "")).encode() + body)
        got = b""
        with contextlib.suppress(ConnectionResetError, TimeoutError):
            while part := line.recv(65536):
                got += part
        return got


def test_requests_that_two_readers_would_read_differently_change_nothing(
    world: World, visitor: Visitor
) -> None:
    before = world.scheduled()
    server = visitor.serve()
    cookie = visitor.candidate(server).cookies[f"afterword_{server.port}"]
    own = f"127.0.0.1:{server.port}"
    session = f"Cookie: afterword_{server.port}={cookie}"
    form = "Content-Type: application/x-www-form-urlencoded"
    body = f"revision={before.revision}".encode()
    size = f"Content-Length: {len(body)}"
    post, host, origin = "POST /follow-ups/1/hold HTTP/1.1", f"Host: {own}", f"Origin: http://{own}"
    wrong = [
        (post, host, "Host: evil.example", origin, session, form, size),
        (post, "Host: evil.example", host, origin, session, form, size),
        (post, host, "Origin: http://evil.example", session, form, size),
        (post, host, "Origin: http://evil.example", origin, session, form, size),
        (post, host, origin, session, form, size, f"Content-Length: {len(body) + 9}"),
        (post, host, origin, session, form, "Content-Length: -1"),
        (post, host, origin, session, form, "Transfer-Encoding: chunked, identity"),
        (post.replace("/follow-ups", "http://evil.example/follow-ups"), host, session, form, size),
        (post, f"Host: {own}@evil.example", origin, session, form, size),
        (post, host, origin, "Cookie: afterword_1=x", form, size),
        (post + "\r\n folded: yes", host, origin, session, form, size),
        ("POST /static/../follow-ups/1/hold HTTP/1.1", host, origin, form, size),
        ("POST //follow-ups/1/hold HTTP/1.1", host, origin, session, form, size),
        ("POST /follow-ups/1/hold/ HTTP/1.1", host, origin, session, form, size),
        ("POST /follow-ups/%31/hold%00 HTTP/1.1", host, origin, session, form, size),
    ]
    for lines in wrong:
        got = raw(server, *lines, body=body)
        assert not got.startswith((b"HTTP/1.1 2", b"HTTP/1.1 303", b"HTTP/1.1 5")), (lines, got[:200])
    assert world.only() == before
    assert raw(server, post, host, origin, session, form, size, body=body).startswith(b"HTTP/1.1 303")


def test_while_a_form_comes_slowly_the_others_are_answered(world: World, visitor: Visitor) -> None:
    server = visitor.serve()
    browser = visitor.candidate(server)
    cookie = browser.cookies[f"afterword_{server.port}"]
    head = (
        f"POST /interviews HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
        f"Cookie: afterword_{server.port}={cookie}\r\nContent-Length: 1000\r\n\r\na"
    )
    with contextlib.ExitStack() as open_lines:
        for _ in range(40):
            line = socket.create_connection(("127.0.0.1", server.port), timeout=5)
            open_lines.enter_context(line)
            line.sendall(head.encode())
        assert browser.get("/").status_code == 200


def test_asking_only_for_the_head_of_the_stream_holds_no_place_in_it(visitor: Visitor) -> None:
    browser = visitor.candidate()
    for _ in range(3):
        answered(browser.head("/events"))
    for path in ("/", "/follow-ups", "/health", "/static/afterword.css"):
        answer = browser.head(path)
        assert (answer.status_code, answer.content) == (200, b""), path


def test_two_addresses_at_once_for_two_people_do_not_mix(world: World, browser: httpx.Client) -> None:
    world.interview(replace(JANE, email=None), replace(ROB, email=None))
    world.advance(minutes=5)
    world.sync()
    first, second = sorted(world.store.follow_ups(FollowUpFilter()), key=lambda one: one.id)
    for one, address in ((first, "jane@acme.example"), (second, "rob@acme.example")):
        revision = str(world.store.follow_up(one.id).revision)
        data = {"revision": revision, "email": address}
        assert browser.post(f"/follow-ups/{one.id}/address", data=data).status_code == 303
    world.sync()
    interview = world.store.interview(first.interview_id)
    assert [interview.interviewer(one.interviewer_id).email for one in (first, second)] == [
        "jane@acme.example",
        "rob@acme.example",
    ]
