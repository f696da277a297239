"""Each sentence of `ports.Mailbox` as a test; a backend's test class gives the `rig`."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from afterword.domain.attachments import MOST_BYTES
from afterword.domain.fingerprint import fingerprint
from afterword.errors import (
    AuthorisationRequired,
    Gone,
    InvalidInput,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    ScopeMissing,
    Unreachable,
)
from afterword.ports import Attachment, Mailbox, MailFile, OutgoingMail, Sender, Signature
from tests.contract.rig import Capability, MailboxRig, SendAs, outgoing

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

WRITES: dict[str, Callable[[Mailbox, str], object]] = {
    "create_draft": lambda mailbox, _: mailbox.create_draft(outgoing("jane@acme.example")),
    "update_draft": lambda mailbox, draft_id: mailbox.update_draft(draft_id, outgoing("joe@acme.example")),
    "delete_draft": lambda mailbox, draft_id: mailbox.delete_draft(draft_id),
    "send_draft": lambda mailbox, draft_id: mailbox.send_draft(draft_id),
}
READS: dict[str, Callable[[Mailbox, str], object]] = {
    "list_drafts": lambda mailbox, _: mailbox.list_drafts(),
    "get_draft": lambda mailbox, draft_id: mailbox.get_draft(draft_id),
    "sent_to": lambda mailbox, _: mailbox.sent_to("jane@acme.example", LONG_AGO),
    "thread": lambda mailbox, draft_id: mailbox.thread(draft_id),
    "sender": lambda mailbox, _: mailbox.sender("jane@acme.example"),
}


SIGNED = Signature(
    text="Zoë Candidate\n+49 30 1234567\nPortfolio <https://zoe.example/work>",
    html=(
        '<div class="gmail_signature"><b>Zoë Candidate</b><br>+49 30 1234567<br>'
        '<a href="https://zoe.example/work">Portfolio</a></div>'
    ),
)
FILES = (
    MailFile(
        filename="Größe “1” – Überblick.pdf", content_type="application/pdf", data=b"%PDF-1.7\r\n\x00\xff\n"
    ),
    MailFile(filename="notes.txt", content_type="text/plain", data="Größe\nnext\r\n".encode()),
    MailFile(filename=f"{'long name ' * 9}.csv", content_type="text/csv", data=b"a;b\n"),
)


def signed_with_files(to: str) -> OutgoingMail:
    return outgoing(to, body=f"Hello,\n\nthank you.\n\nBest,\n{SIGNED.text}\n", signature=SIGNED, files=FILES)


def draft_ids(mailbox: Mailbox) -> list[str]:
    return [ref.draft_id for ref in mailbox.list_drafts()]


class MailboxContract:
    """What every mailbox does."""

    # --- whose it is ---

    def test_address_is_lower_cased(self, rig: MailboxRig) -> None:
        address = rig.mailbox.address()
        assert "@" in address
        assert address == address.lower()

    def test_reading_can_be_asked_about(self, rig: MailboxRig) -> None:
        assert rig.mailbox.can_read()

    def test_without_the_permission_to_read_drafts_still_work(self, rig: MailboxRig, jane: str) -> None:
        rig.need(Capability.PARTIAL_CONSENT)
        mailbox = rig.without_read()
        assert not mailbox.can_read()
        ref = mailbox.create_draft(outgoing(jane))
        assert mailbox.get_draft(ref.draft_id) is not None
        mailbox.send_draft(ref.draft_id)
        with pytest.raises(ScopeMissing):
            mailbox.sent_to(jane, LONG_AGO)
        with pytest.raises(ScopeMissing):
            mailbox.thread(ref.thread_id)

    def test_an_accepted_address_is_told_with_its_name_and_signature(self, rig: MailboxRig) -> None:
        rig.need(Capability.SET_ADDRESSES)
        rig.write_as(
            SendAs(name="Zoë Own", signature="<div>Own</div>"),
            SendAs(
                "zoe@work.example", "Zoë Work", '<div><b>Zoë</b> <a href="https://zoe.example">Web</a></div>'
            ),
        )
        sender = rig.mailbox.sender("ZOE@work.example")
        assert sender is not None
        assert (sender.email, sender.name) == ("zoe@work.example", "Zoë Work")
        assert sender.signature is not None
        assert sender.signature.text == "Zoë Web <https://zoe.example>"
        assert "<b>Zoë</b>" in sender.signature.html

    @pytest.mark.parametrize("wanted", ["eve@evil.example", "pending@work.example", ""])
    def test_for_any_other_address_the_accounts_own_is_told(self, rig: MailboxRig, wanted: str) -> None:
        rig.need(Capability.SET_ADDRESSES)
        rig.write_as(SendAs(name="Zoë Own"), SendAs("pending@work.example", accepted=False))
        assert rig.mailbox.sender(wanted) == Sender(email=rig.mailbox.address(), name="Zoë Own")

    def test_an_address_without_a_name_of_its_own_has_the_accounts(self, rig: MailboxRig) -> None:
        rig.need(Capability.SET_ADDRESSES)
        rig.write_as(SendAs(name="Zoë Own", signature="<p>Own</p>"), SendAs("zoe@work.example"))
        assert rig.mailbox.sender("zoe@work.example") == Sender(email="zoe@work.example", name="Zoë Own")

    def test_a_signature_without_words_is_none(self, rig: MailboxRig) -> None:
        rig.need(Capability.SET_ADDRESSES)
        rig.write_as(SendAs(signature='<div><br></div><img src="https://zoe.example/logo.png">'))
        sender = rig.mailbox.sender(rig.mailbox.address())
        assert sender is not None
        assert sender.signature is None

    def test_who_writes_is_asked_once_an_hour(self, rig: MailboxRig) -> None:
        rig.need(Capability.COUNT_REQUESTS)
        for wanted in ("zoe@work.example", "", "zoe@work.example"):
            rig.mailbox.sender(wanted)
        assert rig.requests("sender") == 1

    def test_without_the_permission_to_read_who_writes_is_not_known(self, rig: MailboxRig) -> None:
        rig.need(Capability.PARTIAL_CONSENT)
        assert rig.without_read().sender("zoe@work.example") is None

    def test_when_google_does_not_tell_who_writes_it_is_asked_again(self, rig: MailboxRig) -> None:
        rig.need(Capability.BREAK_CALLS)
        rig.refuse("sender")
        with pytest.raises(Rejected):
            rig.mailbox.sender("")
        assert rig.mailbox.sender("") is not None

    # --- creating and reading drafts ---

    def test_a_created_draft_is_listed_at_once(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        assert ref in list(rig.mailbox.list_drafts())

    def test_a_draft_reads_as_it_was_written(self, rig: MailboxRig, jane: str) -> None:
        mail = outgoing(
            jane.upper(), subject="Größe, “quoted” & <b>", body="Hi,\n\n5 < 6 & ü\nnext line\n\nZoë"
        )
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(mail).draft_id)
        assert draft is not None
        assert draft.content.to == (jane,)
        assert (draft.content.cc, draft.content.bcc, draft.content.attachments) == ((), (), ())
        assert draft.content.subject == mail.note.subject
        assert draft.content.text == mail.note.body
        assert "5 &lt; 6 &amp; ü<br>next line" in draft.content.html
        assert draft.rfc822_message_id
        assert draft.saved_at.tzinfo is not None

    def test_a_name_with_a_line_break_never_reaches_the_server(self, rig: MailboxRig, jane: str) -> None:
        before = draft_ids(rig.mailbox)
        with pytest.raises(InvalidInput):
            rig.mailbox.create_draft(outgoing(jane, subject="Hi\r\nBcc: eve@evil.example"))
        assert draft_ids(rig.mailbox) == before

    def test_a_refused_draft_does_not_exist(self, rig: MailboxRig, jane: str) -> None:
        before = draft_ids(rig.mailbox)
        with pytest.raises(Rejected):
            rig.mailbox.create_draft(outgoing(jane, thread_id="00000000deadbeef"))
        assert draft_ids(rig.mailbox) == before

    def test_a_preview_is_what_the_draft_will_show(self, rig: MailboxRig, jane: str) -> None:
        mail = outgoing(jane, body="Hello,\r\n\r\nhttps://zoe.example/work?a=1&b=2 \n-- \nZoë\n\n")
        preview = rig.mailbox.preview(mail)
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(mail).draft_id)
        assert draft is not None
        assert preview == draft.content

    def test_a_preview_shows_signature_and_files_too(self, rig: MailboxRig, jane: str) -> None:
        mail = signed_with_files(jane)
        preview = rig.mailbox.preview(mail)
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(mail).draft_id)
        assert draft is not None
        assert preview == draft.content

    def test_where_the_body_ends_with_the_signature_its_own_html_is_shown(
        self, rig: MailboxRig, jane: str
    ) -> None:
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(signed_with_files(jane)).draft_id)
        assert draft is not None
        assert draft.content.text.endswith(f"Best,\n{SIGNED.text}")
        assert draft.content.html.endswith(f"<p>Best,</p></div>{SIGNED.html}")

    def test_files_arrive_byte_for_byte_under_their_names(self, rig: MailboxRig, jane: str) -> None:
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(signed_with_files(jane)).draft_id)
        assert draft is not None
        assert draft.content.attachments == tuple(
            Attachment(
                filename=file.filename, content_type=file.content_type, sha256=sha256(file.data).hexdigest()
            )
            for file in FILES
        )

    def test_files_go_out_with_the_draft(self, rig: MailboxRig, jane: str) -> None:
        mail = signed_with_files(jane)
        rig.mailbox.send_draft(rig.mailbox.create_draft(mail).draft_id)
        (sent,) = rig.mailbox.sent_to(jane, LONG_AGO)
        assert sent.content == rig.mailbox.preview(mail)

    def test_as_much_as_may_be_attached_is_taken(self, rig: MailboxRig, jane: str) -> None:
        big = MailFile(filename="big.txt", content_type="text/plain", data=b"\xff\x00\n" * (MOST_BYTES // 3))
        draft = rig.mailbox.get_draft(rig.mailbox.create_draft(outgoing(jane, files=(big,))).draft_id)
        assert draft is not None
        assert [file.sha256 for file in draft.content.attachments] == [sha256(big.data).hexdigest()]

    def test_a_draft_saved_anew_by_hand_is_the_same_to_a_reader(self, rig: MailboxRig, jane: str) -> None:
        rig.need(Capability.ATTACH_BY_HAND)
        mail = signed_with_files(jane)
        ref = rig.mailbox.create_draft(mail)
        rig.open(ref.draft_id)
        draft = rig.mailbox.get_draft(ref.draft_id)
        assert draft is not None
        assert draft.ref.gmail_message_id != ref.gmail_message_id
        assert fingerprint(draft.content) == fingerprint(rig.mailbox.preview(mail))

    def test_a_file_put_there_or_taken_off_by_hand_shows(self, rig: MailboxRig, jane: str) -> None:
        rig.need(Capability.ATTACH_BY_HAND)
        mail = signed_with_files(jane)
        ref = rig.mailbox.create_draft(mail)
        reads = {fingerprint(rig.mailbox.preview(mail))}
        rig.attach(ref.draft_id, "more.pdf", b"%PDF-1.7")
        for _ in range(2):
            draft = rig.mailbox.get_draft(ref.draft_id)
            assert draft is not None
            reads.add(fingerprint(draft.content))
            rig.detach(ref.draft_id, FILES[0].filename)
        assert len(reads) == 3

    def test_a_preview_makes_no_request(self, rig: MailboxRig, jane: str) -> None:
        rig.need(Capability.END_AUTHORISATION)
        rig.end_authorisation()
        assert rig.mailbox.preview(outgoing(jane)).to == (jane,)

    def test_no_draft_of_that_id_is_none(self, rig: MailboxRig) -> None:
        assert rig.mailbox.get_draft("r-1") is None

    def test_all_drafts_are_listed_with_one_request_per_500(self, rig: MailboxRig) -> None:
        rig.need(Capability.COUNT_REQUESTS)
        made = {
            rig.mailbox.create_draft(outgoing("jane@acme.example", body=str(n))).draft_id for n in range(501)
        }
        before = rig.requests("list_drafts")
        assert made <= set(draft_ids(rig.mailbox))
        assert rig.requests("list_drafts") - before <= 2

    # --- changing drafts ---

    def test_an_update_keeps_the_draft_id_and_changes_the_message_id(
        self, rig: MailboxRig, jane: str
    ) -> None:
        before = rig.mailbox.create_draft(outgoing(jane))
        after = rig.mailbox.update_draft(before.draft_id, outgoing(jane, body="Better words."))
        assert after.draft_id == before.draft_id
        assert after.gmail_message_id != before.gmail_message_id
        draft = rig.mailbox.get_draft(before.draft_id)
        assert draft is not None
        assert (draft.ref, draft.content.text) == (after, "Better words.")

    def test_an_edit_by_hand_shows(self, rig: MailboxRig, jane: str) -> None:
        before = rig.mailbox.create_draft(outgoing(jane))
        rig.edit(before.draft_id, "My own words.")
        draft = rig.mailbox.get_draft(before.draft_id)
        assert draft is not None
        assert draft.ref.draft_id == before.draft_id
        assert draft.ref.gmail_message_id != before.gmail_message_id
        assert draft.content.text == "My own words."

    def test_what_is_gone_cannot_be_updated(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.discard(ref.draft_id)
        with pytest.raises(Gone):
            rig.mailbox.update_draft(ref.draft_id, outgoing(jane))

    # --- the end of a draft ---

    def test_a_discarded_draft_is_gone(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.discard(ref.draft_id)
        assert rig.mailbox.get_draft(ref.draft_id) is None
        assert ref.draft_id not in draft_ids(rig.mailbox)
        assert not rig.mailbox.sent_to(jane, LONG_AGO)

    def test_deleting_is_for_good_and_twice_is_no_error(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.mailbox.delete_draft(ref.draft_id)
        rig.mailbox.delete_draft(ref.draft_id)
        assert rig.mailbox.get_draft(ref.draft_id) is None
        assert ref.draft_id not in draft_ids(rig.mailbox)

    @pytest.mark.parametrize("labels", [("SENT",), (), ("DRAFT", "SENT"), ("DRAFT", "TRASH")])
    def test_only_a_wrapper_left_is_no_draft(
        self, rig: MailboxRig, jane: str, labels: tuple[str, ...]
    ) -> None:
        rig.need(Capability.KEEP_WRAPPERS)
        rig.keep_wrappers(labels)
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.send(ref.draft_id)
        assert rig.mailbox.get_draft(ref.draft_id) is None

    # --- sending ---

    def test_a_sent_draft_is_no_draft_and_is_in_sent(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane, body="It goes out."))
        sent = rig.mailbox.send_draft(ref.draft_id)
        assert rig.mailbox.get_draft(ref.draft_id) is None
        assert ref.draft_id not in draft_ids(rig.mailbox)
        (found,) = rig.mailbox.sent_to(jane, LONG_AGO)
        assert (found.gmail_message_id, found.thread_id) == (sent.gmail_message_id, sent.thread_id)
        assert (found.content.to, found.content.text) == ((jane,), "It goes out.")

    def test_the_draft_goes_out_as_it_is_now(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.edit(ref.draft_id, "Edited at the last moment.")
        rig.mailbox.send_draft(ref.draft_id)
        (found,) = rig.mailbox.sent_to(jane, LONG_AGO)
        assert found.content.text == "Edited at the last moment."

    @pytest.mark.parametrize("end", ["sent", "sent_by_hand", "discarded"])
    def test_what_is_gone_cannot_be_sent(self, rig: MailboxRig, jane: str, end: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        {"sent": rig.mailbox.send_draft, "sent_by_hand": rig.send, "discarded": rig.discard}[end](
            ref.draft_id
        )
        with pytest.raises(Gone):
            rig.mailbox.send_draft(ref.draft_id)
        assert len(rig.mailbox.sent_to(jane, LONG_AGO)) == (0 if end == "discarded" else 1)

    # --- what is in Sent ---

    def test_mail_in_sent_is_found_by_to_cc_and_bcc(self, rig: MailboxRig, jane: str) -> None:
        rig.write(to=jane, subject="to")
        rig.write(to="joe@acme.example", cc=jane, subject="cc")
        rig.write(to="joe@acme.example", bcc=jane, subject="bcc")
        found = rig.mailbox.sent_to(jane.upper(), LONG_AGO)
        assert sorted(mail.content.subject for mail in found) == ["bcc", "cc", "to"]

    def test_mail_to_others_is_not_found(self, rig: MailboxRig, jane: str) -> None:
        rig.write(to=f"not.{jane}")
        assert not rig.mailbox.sent_to(jane, LONG_AGO)

    def test_only_what_was_sent_from_then_on_counts(self, rig: MailboxRig, jane: str) -> None:
        rig.write(to=jane)
        (mail,) = rig.mailbox.sent_to(jane, LONG_AGO)
        assert rig.mailbox.sent_to(jane, mail.sent_at) == [mail]
        assert not rig.mailbox.sent_to(jane, mail.sent_at + timedelta(seconds=2))

    def test_sent_mail_is_told_oldest_first(self, rig: MailboxRig, jane: str) -> None:
        for subject in ("one", "two", "three"):
            rig.write(to=jane, subject=subject)
        found = rig.mailbox.sent_to(jane, LONG_AGO)
        assert len(found) == 3
        assert [mail.sent_at for mail in found] == sorted(mail.sent_at for mail in found)

    def test_a_draft_is_not_in_sent(self, rig: MailboxRig, jane: str) -> None:
        ref = rig.mailbox.create_draft(outgoing(jane))
        assert not rig.mailbox.sent_to(jane, LONG_AGO)
        assert not rig.mailbox.thread(ref.thread_id)

    def test_a_thread_tells_its_sent_messages(self, rig: MailboxRig, jane: str) -> None:
        first = rig.mailbox.send_draft(rig.mailbox.create_draft(outgoing(jane)).draft_id)
        (mail,) = rig.mailbox.thread(first.thread_id)
        assert (mail.gmail_message_id, mail.content.to) == (first.gmail_message_id, (jane,))
        reply = outgoing(jane, thread_id=first.thread_id, in_reply_to=mail.rfc822_message_id)
        second = rig.mailbox.send_draft(rig.mailbox.create_draft(reply).draft_id)
        ids = [one.gmail_message_id for one in rig.mailbox.thread(first.thread_id)]
        assert ids == [first.gmail_message_id, second.gmail_message_id]

    def test_no_thread_of_that_id_is_empty(self, rig: MailboxRig) -> None:
        assert not rig.mailbox.thread("00000000deadbeef")

    # --- trouble ---

    @pytest.mark.parametrize("call", WRITES)
    def test_a_write_whose_answer_is_lost_happens_once(self, rig: MailboxRig, jane: str, call: str) -> None:
        rig.need(Capability.BREAK_CALLS)
        ref = rig.mailbox.create_draft(outgoing(jane))
        before = rig.requests(call)
        rig.lose_answer(call)
        with pytest.raises(OutcomeUnknown):
            WRITES[call](rig.mailbox, ref.draft_id)
        assert rig.requests(call) - before == 1
        assert len(draft_ids(rig.mailbox)) == {"create_draft": 2, "update_draft": 1}.get(call, 0)
        assert len(rig.mailbox.sent_to(jane, LONG_AGO)) == (1 if call == "send_draft" else 0)

    @pytest.mark.parametrize("call", WRITES)
    def test_a_refused_write_has_no_effect(self, rig: MailboxRig, jane: str, call: str) -> None:
        rig.need(Capability.BREAK_CALLS)
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.refuse(call)
        with pytest.raises(Rejected):
            WRITES[call](rig.mailbox, ref.draft_id)
        assert list(rig.mailbox.list_drafts()) == [ref]
        assert not rig.mailbox.sent_to(jane, LONG_AGO)

    @pytest.mark.parametrize("call", WRITES)
    def test_a_write_that_is_asked_to_wait_is_not_repeated(
        self, rig: MailboxRig, jane: str, call: str
    ) -> None:
        rig.need(Capability.BREAK_CALLS)
        ref = rig.mailbox.create_draft(outgoing(jane))
        before = rig.requests(call)
        rig.limit_rate(call, 77)
        with pytest.raises(RateLimited) as caught:
            WRITES[call](rig.mailbox, ref.draft_id)
        assert caught.value.retry_after_seconds == 77
        assert rig.requests(call) - before == 1
        assert list(rig.mailbox.list_drafts()) == [ref]

    @pytest.mark.parametrize("call", READS)
    def test_a_read_that_cannot_reach_google_says_so(self, rig: MailboxRig, jane: str, call: str) -> None:
        rig.need(Capability.BREAK_CALLS)
        rig.write(to="jane@acme.example")
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.fail_before(call)
        with pytest.raises(Unreachable):
            READS[call](rig.mailbox, ref.draft_id)

    @pytest.mark.parametrize("call", [*WRITES, *READS])
    def test_a_dead_authorisation_is_told_by_every_call(self, rig: MailboxRig, jane: str, call: str) -> None:
        rig.need(Capability.END_AUTHORISATION)
        ref = rig.mailbox.create_draft(outgoing(jane))
        rig.end_authorisation()
        with pytest.raises(AuthorisationRequired):
            {**WRITES, **READS}[call](rig.mailbox, ref.draft_id)
