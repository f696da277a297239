"""A note is signed as the candidate's Gmail signs, and the files they attached go along, once, to whom they meant."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.adapters.google.sender import signature_of
from afterword.adapters.rendering.notes import StarterNotes
from afterword.domain.attachments import attached
from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import FollowUp
from afterword.domain.status import HoldReason, Status
from afterword.errors import InvalidInput, OutcomeUnknown, Rejected, Unreachable
from afterword.ports import DraftRef, FollowUpFilter, MailScope, OutgoingMail, Sender
from afterword.workflow.checking import all_checks
from afterword.workflow.enclosing import Enclosure, enclose
from afterword.workflow.inspect import shown_in_full, shown_without_text
from afterword.workflow.revise import Outcome, Rewrite, bring_up_to_date
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.world import ALEX, JANE, ROB, World

SIGNATURE = signature_of(
    '<b>Alex Kim</b><br>+49 30 1234567<br><a href="https://alex.example/work">Portfolio</a>'
)
OWN = "candidate@mail.example"
PDF = b"%PDF-1.7 work %%EOF"
NEWER = b"%PDF-1.7 better work %%EOF"


@pytest.fixture
def signed(world: World) -> World:
    """Gmail has a signature, and the notes are from the shipped templates."""
    world.services = replace(world.services, writer=StarterNotes(Path("nowhere"), ALEX))
    world.mailbox.own_addresses = [Sender(email=OWN, name="Alex Kim", signature=SIGNATURE)]
    return world


def drafted(world: World, *people: object) -> FollowUp:
    world.interview(*people)  # type: ignore[arg-type]
    world.advance(minutes=5)
    world.sync()
    return world.store.follow_ups(FollowUpFilter())[0]


def put(world: World, name: str = "work.pdf", data: bytes = PDF, for_email: str | None = None) -> None:
    (interview,) = world.store.interviews()
    enclosure = Enclosure(file=attached(name, data, for_email), data=data)
    enclose(world.store, world.files, interview, [enclosure])


def take_off(world: World, name: str = "work.pdf") -> None:
    (interview,) = world.store.interviews()
    enclose(world.store, world.files, interview, off=[name])


def rewritten(world: World) -> Rewrite:
    (interview,) = world.store.interviews()
    return bring_up_to_date(world.services, interview.id)[0]


def names(world: World, follow_up: FollowUp) -> list[str]:
    return [file.filename for file in world.draft(follow_up).content.attachments]


# --- the signature ---


def test_the_note_ends_with_gmails_signature_and_with_no_other(signed: World) -> None:
    content = signed.draft(drafted(signed)).content
    assert content.text.endswith(",\nAlex Kim\n+49 30 1234567\nPortfolio <https://alex.example/work>")
    assert SIGNATURE is not None
    assert content.html.endswith(SIGNATURE.html)
    assert content.text.count("Alex Kim") == 1
    assert content.html.count("Alex Kim") == 1


def test_it_gives_the_contact_details(signed: World) -> None:
    follow_up = drafted(signed)
    interview = signed.store.interview(follow_up.interview_id)
    checks = all_checks(signed.services, follow_up, interview, signed.draft(follow_up).content)
    assert {check.name: check.level for check in checks}["contact_details"] == "ok"


def test_without_one_the_profiles_stands(signed: World) -> None:
    signed.mailbox.own_addresses = [Sender(email=OWN)]
    assert signed.draft(drafted(signed)).content.text.endswith(f"\nAlex Kim\n{OWN}")


def test_without_the_permission_to_read_the_profiles_stands(signed: World) -> None:
    signed.mailbox.scopes = frozenset({MailScope.DRAFTS})
    assert signed.draft(drafted(signed)).content.text.endswith(f"\nAlex Kim\n{OWN}")


def test_when_google_does_not_tell_the_profiles_stands(signed: World) -> None:
    signed.mailbox.faults.before(Rejected("no"), "sender", times=9)
    assert signed.draft(drafted(signed)).content.text.endswith(f"\nAlex Kim\n{OWN}")


def test_when_gmail_cannot_be_asked_the_draft_waits(signed: World) -> None:
    signed.mailbox.faults.before(Unreachable("no network"), "sender")
    signed.interview()
    signed.advance(minutes=5)
    with pytest.raises(Unreachable):
        signed.sync()
    signed.sync()
    assert signed.only().status is Status.SCHEDULED
    assert SIGNATURE is not None
    assert signed.draft(signed.only()).content.html.endswith(SIGNATURE.html)


def test_a_formal_note_leaves_the_signature_word_for_word(signed: World) -> None:
    said = signature_of("Alex Kim<br>I'm hiring, let's talk")
    signed.mailbox.own_addresses = [Sender(email=OWN, signature=said)]
    content = signed.draft(drafted(signed, replace(JANE, name="Dr. Jane Doe"))).content
    assert content.text.endswith("\nAlex Kim\nI'm hiring, let's talk")
    assert said is not None
    assert content.html.endswith(said.html)


def test_who_signs_is_asked_once_for_a_whole_panel(signed: World) -> None:
    drafted(signed, JANE, ROB)
    assert len(signed.mailbox.drafts) == 2
    assert signed.mailbox.faults.count("sender") == 1


def test_a_signature_that_changes_later_is_no_edit(signed: World) -> None:
    follow_up = drafted(signed)
    signed.mailbox.own_addresses = [Sender(email=OWN, signature=signature_of("Alex Kim, Berlin"))]
    signed.advance(hours=2)
    signed.mailbox.hand.rewrap(follow_up.draft_id or "")
    signed.sync()
    assert signed.only().status is Status.SCHEDULED
    signed.advance(hours=20)
    signed.sync()
    (sent,) = signed.mailbox.delivered
    assert "+49 30 1234567" in sent.content.text


def test_a_draft_of_an_older_signature_is_ours_to_rewrite(signed: World) -> None:
    drafted(signed)
    signed.mailbox.own_addresses = [Sender(email=OWN, signature=signature_of("Alex Kim, Berlin"))]
    signed.advance(hours=1, minutes=1)
    assert rewritten(signed).outcome is Outcome.REWRITTEN
    assert signed.draft(signed.only()).content.text.endswith("Alex Kim, Berlin")
    signed.sync()
    assert signed.only().status is Status.SCHEDULED


def test_mail_comes_from_an_accepted_address_of_the_profile_else_from_the_accounts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[OutgoingMail] = []
    create = FakeMailbox.create_draft

    def creating(box: FakeMailbox, mail: OutgoingMail) -> DraftRef:
        written.append(mail)
        return create(box, mail)

    monkeypatch.setattr(FakeMailbox, "create_draft", creating)
    work = Sender(email="alex@work.example", name="Alex at Work")
    for profile in ("ALEX@work.example", "alex@elsewhere.example"):
        world.mailbox.own_addresses = [Sender(email=OWN), work]
        world.services = replace(world.services, candidate=replace(ALEX, email=profile))
        world.interview(replace(JANE, email=f"jane.{profile}"))
        world.advance(minutes=61)
        world.sync()
    assert [(mail.from_name, mail.from_email) for mail in written] == [
        ("Alex at Work", "alex@work.example"),
        ("Alex Kim", OWN),
    ]


# --- the files ---


def test_a_file_goes_to_whom_it_is_for(world: World) -> None:
    world.interview(JANE, ROB)
    put(world, "all.pdf")
    put(world, "robs.pdf", NEWER, "rob@acme.example")
    world.advance(minutes=5)
    world.sync()
    found = {
        world.draft(one).content.to: names(world, one) for one in world.store.follow_ups(FollowUpFilter())
    }
    assert found == {("jane@acme.example",): ["all.pdf"], ("rob@acme.example",): ["all.pdf", "robs.pdf"]}


def test_what_is_shown_names_the_files(world: World) -> None:
    world.interview()
    put(world)
    assert shown_without_text(world.store, world.only().id)["attachments"] == []
    world.advance(minutes=5)
    world.sync()
    assert shown_in_full(world.services, world.only().id)["attachments"] == ["work.pdf"]


def test_an_untouched_draft_gets_the_file_and_goes_out_with_it(world: World) -> None:
    drafted(world)
    put(world)
    assert rewritten(world).outcome is Outcome.REWRITTEN
    world.sync()
    assert world.only().status is Status.SCHEDULED
    world.advance(hours=22)
    world.sync()
    (sent,) = world.mailbox.delivered
    assert [file.filename for file in sent.content.attachments] == ["work.pdf"]


def test_a_touched_draft_is_shown_the_file(world: World) -> None:
    follow_up = drafted(world)
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Mine.")
    put(world)
    rewrite = rewritten(world)
    assert rewrite.outcome is Outcome.TOUCHED
    assert rewrite.changes[-1] == "+Attached: work.pdf"
    assert names(world, follow_up) == []


def test_a_newer_version_is_shown_too(world: World) -> None:
    world.interview()
    put(world)
    world.advance(minutes=5)
    world.sync()
    world.mailbox.hand.edit(world.only().draft_id or "", body="Mine.")
    put(world, data=NEWER)
    assert rewritten(world).changes[-2:] == ("-Attached: work.pdf", "+Attached: work.pdf")


@pytest.mark.parametrize("by", ["attach", "detach"])
def test_a_file_put_or_taken_off_in_gmail_is_an_edit(world: World, by: str) -> None:
    world.interview()
    put(world)
    world.advance(minutes=5)
    world.sync()
    draft_id = world.only().draft_id or ""
    if by == "attach":
        world.mailbox.hand.attach(draft_id, "mine.pdf", NEWER)
    else:
        world.mailbox.hand.detach(draft_id, "work.pdf")
    world.advance(hours=22)
    world.sync()
    assert world.only().hold_reason is HoldReason.EDITED
    assert not world.mailbox.delivered


def test_a_file_taken_off_leaves_the_draft_and_the_home(world: World) -> None:
    world.interview()
    put(world)
    world.advance(minutes=5)
    world.sync()
    take_off(world)
    assert rewritten(world).outcome is Outcome.REWRITTEN
    assert names(world, world.only()) == []
    assert not world.files.kept


def test_a_copy_is_kept_while_another_debrief_means_it(world: World) -> None:
    one, other = world.interview(), world.interview(ROB, end=world.clock.now() - timedelta(days=2))
    enclosure = Enclosure(file=attached("work.pdf", PDF), data=PDF)
    for interview in (one, other):
        enclose(world.store, world.files, interview, [enclosure])
    enclose(world.store, world.files, one, off=["work.pdf"])
    assert list(world.files.kept.values()) == [PDF]
    enclose(world.store, world.files, other, off=["work.pdf"])
    assert not world.files.kept


def test_what_is_refused_changes_nothing(world: World) -> None:
    interview = world.interview()
    put(world)
    with pytest.raises(InvalidInput):
        enclose(
            world.store,
            world.files,
            interview,
            [Enclosure(file=attached("b.pdf", NEWER), data=NEWER)],
            off=["work.pdf", "none.pdf"],
        )
    assert [file.filename for file in world.store.debrief(interview.id).attachments] == ["work.pdf"]
    assert list(world.files.kept.values()) == [PDF]


def test_a_copy_that_is_gone_holds_the_note_until_it_is_attached_again(world: World) -> None:
    world.interview()
    put(world)
    world.files.kept.clear()
    world.advance(minutes=5)
    world.sync()
    assert world.only().hold_reason is HoldReason.FAILED_CHECK
    assert "work.pdf" in world.only().hold_detail
    assert not world.mailbox.drafts
    put(world)
    world.sync()
    assert names(world, world.only()) == ["work.pdf"]


def test_a_draft_stays_as_it_is_when_a_copy_is_gone(world: World) -> None:
    follow_up = drafted(world)
    put(world)
    world.files.kept.clear()
    rewrite = rewritten(world)
    assert rewrite.outcome is Outcome.REFUSED
    assert "work.pdf" in rewrite.detail
    assert names(world, follow_up) == []


def test_a_draft_with_files_whose_answer_is_lost_is_made_once(world: World) -> None:
    world.interview()
    put(world)
    world.mailbox.faults.after(OutcomeUnknown("lost"), "create_draft")
    world.advance(minutes=5)
    world.sync()
    world.advance(minutes=4)
    world.sync()
    assert world.mailbox.faults.count("create_draft") == 1
    assert world.only().status is Status.SCHEDULED
    assert names(world, world.only()) == ["work.pdf"]
    assert fingerprint(world.draft(world.only()).content) == world.only().composed_fingerprint
