"""The store's contract, sentence by sentence, on the real database."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from afterword.adapters.store.opening import open_engine, open_store
from afterword.adapters.store.sql import SqlStore
from afterword.domain.acquaintances import words
from afterword.domain.attachments import AttachedFile
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import (
    Channel,
    Debrief,
    FollowUpChanges,
    Interviewer,
    InterviewStatus,
    NewInterview,
    Part,
    Remark,
)
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import Conflict, InvalidInput, NotFound, RefusedTransition
from afterword.ports import DraftMark, FollowUpFilter, NewFollowUp
from tests.store.conftest import Opened

END = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
JANE = Interviewer(name="Jane Doe", email="jane@acme.example")
ROB = Interviewer(name="Rob Roe", email="rob@acme.example")
CO = Interviewer(name="Cora Coord", email="cora@acme.example", part=Part.COORDINATOR)
ACME = NewInterview(
    company="Acme",
    role="Engineer",
    start=END - timedelta(hours=1),
    end=END,
    timezone="Europe/Berlin",
    interviewers=(JANE, ROB, CO),
)
DRAFTED = Step(event=Event.DRAFTED, changes={"send_at": END + timedelta(hours=4), "draft_id": "r-1"})


def test_an_interview_comes_back_as_it_was_kept(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    assert store.interview(kept.id) == kept
    assert [replace(person, id=0) for person in kept.interviewers] == [JANE, ROB, CO]
    assert (kept.start, kept.end, kept.timezone) == (ACME.start, ACME.end, "Europe/Berlin")


def test_each_of_the_panel_has_a_planned_follow_up_and_the_coordinator_none(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    found = store.follow_ups(FollowUpFilter(interview_id=kept.id))
    assert [f.interviewer_id for f in found] == [person.id for person in kept.panel]
    assert {f.status for f in found} == {Status.PLANNED}
    assert {f.window.closes_at for f in found} == {END + timedelta(hours=24)}


def test_a_plan_of_several_channels_gives_each_of_the_panel_one_follow_up_on_each(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END, (Channel.CALL, Channel.EMAIL))
    calls = store.follow_ups(FollowUpFilter(channels=frozenset({Channel.CALL})))
    assert [f.interviewer_id for f in calls] == [person.id for person in kept.panel]
    assert len(store.follow_ups(FollowUpFilter(interview_id=kept.id))) == 4


def test_a_number_and_a_postal_address_come_back_as_they_were_kept(store: SqlStore) -> None:
    called = replace(JANE, phone="+49 30 1234567")
    kept = store.add_interview(replace(ACME, interviewers=(called,), postal_address="Acme\n1 High St"), END)
    assert store.interview(kept.id).panel[0].phone == "+49 30 1234567"
    assert store.interview(kept.id).postal_address == "Acme\n1 High St"


def test_interviews_come_the_latest_end_first(store: SqlStore) -> None:
    first = store.add_interview(ACME, END)
    later = store.add_interview(replace(ACME, end=END + timedelta(hours=1)), END)
    assert [interview.id for interview in store.interviews()] == [later.id, first.id]
    assert store.interviews()[1].interviewers == first.interviewers


def test_a_saved_interview_keeps_ids_and_gives_one_to_a_new_person(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    with_max = replace(
        kept, role="Staff Engineer", interviewers=(*kept.interviewers, Interviewer(name="Max"))
    )
    saved = store.save_interview(with_max)
    assert saved.role == "Staff Engineer"
    assert [p.id for p in saved.interviewers[:3]] == [p.id for p in kept.interviewers]
    assert saved.interviewers[3].id not in {p.id for p in kept.interviewers}


def test_of_two_who_change_one_interview_the_second_has_to_look_again(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    store.save_interview(replace(kept, role="Staff Engineer"))
    with pytest.raises(Conflict):
        store.save_interview(replace(kept, confirmed=False))
    assert store.interview(kept.id).role == "Staff Engineer"
    assert store.interview(kept.id).confirmed


def test_what_is_not_there_is_not_found(store: SqlStore) -> None:
    for ask in (store.interview, store.follow_up):
        with pytest.raises(NotFound):
            ask(99)
    kept = store.add_interview(ACME, END)
    with pytest.raises(NotFound):
        store.save_interview(replace(kept, id=99))


def test_one_follow_up_per_person_purpose_and_channel(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    window = store.follow_ups(FollowUpFilter())[0].window
    new = NewFollowUp(interview_id=kept.id, interviewer_id=kept.panel[0].id, window=window)
    with pytest.raises(Conflict):
        store.add_follow_up(new)
    assert store.add_follow_up(replace(new, channel=Channel.CALL)).channel is Channel.CALL


def test_a_step_and_its_history_row_are_written_together(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    before = store.follow_ups(FollowUpFilter())[0]
    after = store.transition(before, DRAFTED, END)
    assert (after.status, after.send_at, after.draft_id) == (
        Status.SCHEDULED,
        END + timedelta(hours=4),
        "r-1",
    )
    assert store.follow_up(before.id) == after
    (entry,) = store.history(before.id)
    assert (entry.at, entry.event, entry.from_status, entry.to_status) == (
        END,
        "drafted",
        Status.PLANNED,
        Status.SCHEDULED,
    )


def test_a_stale_step_is_a_conflict_and_writes_nothing(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    before = store.follow_ups(FollowUpFilter())[0]
    store.transition(before, DRAFTED, END)
    with pytest.raises(Conflict):
        store.transition(before, DRAFTED, END)
    with pytest.raises(Conflict):
        store.note(before, {"subject": "stale"})
    assert len(store.history(before.id)) == 1
    assert store.follow_up(before.id).subject == ""


def test_a_step_that_the_table_lacks_is_refused(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    before = store.follow_ups(FollowUpFilter())[0]
    with pytest.raises(RefusedTransition):
        store.transition(before, Step(event=Event.CLAIM), END)
    assert store.history(before.id) == []


def test_a_claim_has_one_winner_however_many_try(opened: Opened) -> None:
    stores = [opened() for _ in range(4)]
    stores[0].add_interview(ACME, END)
    scheduled = stores[0].transition(stores[0].follow_ups(FollowUpFilter())[0], DRAFTED, END)
    won: list[int] = []

    def claim(number: int) -> None:
        try:
            stores[number].transition(scheduled, Step(event=Event.CLAIM), END)
            won.append(number)
        except Conflict:
            pass

    together(*(partial(claim, number) for number in range(4)))
    assert len(won) == 1
    assert [entry.event for entry in stores[0].history(scheduled.id)] == ["drafted", "claim"]


def test_two_workers_that_race_for_200_claim_each_of_them_once(opened: Opened) -> None:
    stores = (opened(), opened())
    people = tuple(Interviewer(name=f"Jane Doe{n}", email=f"jane{n}@acme.example") for n in range(200))
    stores[0].add_interview(replace(ACME, interviewers=people), END)
    for planned in stores[0].follow_ups(FollowUpFilter()):
        stores[0].transition(planned, DRAFTED, END)
    won: dict[int, list[int]] = {0: [], 1: []}

    def work(number: int) -> None:
        due = FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), due_by=END + timedelta(hours=4))
        for follow_up in stores[number].follow_ups(due):
            with suppress(Conflict):
                won[number].append(stores[number].transition(follow_up, Step(event=Event.CLAIM), END).id)

    together(partial(work, 0), partial(work, 1))
    assert sorted(won[0] + won[1]) == list(range(1, 201))
    events = [entry.event for number in range(1, 201) for entry in stores[0].history(number)]
    assert events == ["drafted", "claim"] * 200


def together(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_filter_means_all_its_conditions(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first, second = store.follow_ups(FollowUpFilter())
    store.transition(first, DRAFTED, END)
    due = FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), due_by=END + timedelta(hours=4))
    assert [f.id for f in store.follow_ups(due)] == [first.id]
    assert store.follow_ups(replace(due, due_by=END)) == []
    over = FollowUpFilter(statuses=frozenset({Status.PLANNED}), window_opens_by=END)
    assert [f.id for f in store.follow_ups(over)] == [second.id]
    assert store.follow_ups(replace(over, window_opens_by=END - timedelta(seconds=1))) == []
    assert [f.id for f in store.follow_ups(FollowUpFilter())] == [first.id, second.id]
    assert len(store.follow_ups(FollowUpFilter(limit=1))) == 1


def test_what_went_out_and_what_is_going_out_counts_for_the_day(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first, second = store.follow_ups(FollowUpFilter())
    claimed = store.transition(store.transition(first, DRAFTED, END), Step(event=Event.CLAIM), END)
    assert store.sent_since(END) == 1
    sent = Step(event=Event.ACCEPTED, changes={"sent_at": END, "sent_by": Actor.AUTOPILOT})
    store.transition(claimed, sent, END)
    assert store.sent_since(END) == 1
    assert store.sent_since(END + timedelta(seconds=1)) == 0
    by_hand = Step(
        event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, changes={"sent_at": END, "sent_by": Actor.CANDIDATE}
    )
    store.transition(store.transition(second, DRAFTED, END), by_hand, END)
    assert store.sent_since(END) == 1


def test_a_debrief_comes_back_as_it_was_kept(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    assert store.debrief(kept.id) == Debrief()
    cv = AttachedFile(filename="cv.pdf", content_type="application/pdf", sha256="ab" * 32, size=9)
    told = Debrief(
        remarks=(Remark(id=1, starter="about", text="the migration", for_id=1, seen=False),),
        jottings=("ask about the salary",),
        decision_by=END,
        attachments=(cv, replace(cv, for_email="jane@acme.example")),
    )
    store.save_debrief(kept.id, told)
    store.save_debrief(kept.id, told)
    assert store.debrief(kept.id) == told


def test_two_who_add_to_a_debrief_at_once_lose_nothing(opened: Opened) -> None:
    store = opened()
    kept = store.add_interview(ACME, END)

    def add(own: SqlStore, number: int) -> None:
        said = Remark(id=number, starter="about", text=f"point {number}")
        own.change_debrief(kept.id, lambda before: replace(before, remarks=(*before.remarks, said)))

    threads = [threading.Thread(target=add, args=(opened(), number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.debrief(kept.id).remarks) == 8


def test_a_change_of_a_debrief_that_raises_changes_nothing(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    store.save_debrief(kept.id, Debrief(language="fr"))

    def refuse(_before: Debrief) -> Debrief:
        raise InvalidInput("no")

    with pytest.raises(InvalidInput):
        store.change_debrief(kept.id, refuse)
    assert store.debrief(kept.id).language == "fr"


def test_a_fact_replaces_the_one_before(store: SqlStore) -> None:
    assert store.recall("account") is None
    store.remember("account", "a@mail.example")
    store.remember("account", "b@mail.example")
    assert store.recall("account") == "b@mail.example"


def test_facts_are_found_by_how_their_keys_begin_and_forgotten_one_by_one(store: SqlStore) -> None:
    for key in ("owed/3", "owed/12", "owed%", "other"):
        store.remember(key, key)
    assert store.facts("owed/") == {"owed/12": "owed/12", "owed/3": "owed/3"}
    store.forget("owed/3")
    store.forget("never kept")
    assert list(store.facts("owed/")) == ["owed/12"]


def test_the_database_is_safe_against_a_power_cut_and_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "home" / "afterword.db"
    open_store(path).close()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    engine.dispose()


def test_a_held_one_comes_back_with_its_reason(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    before = store.follow_ups(FollowUpFilter())[0]
    store.transition(before, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT), END)
    assert store.follow_up(before.id).hold_reason is HoldReason.NO_RECIPIENT


def test_the_filter_knows_reasons_closed_windows_and_drafts(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first, second = store.follow_ups(FollowUpFilter())
    store.transition(first, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT), END)
    store.transition(second, DRAFTED, END)
    reasons = frozenset({HoldReason.NO_RECIPIENT, HoldReason.EDITED})
    assert [f.id for f in store.follow_ups(FollowUpFilter(hold_reasons=reasons))] == [first.id]
    assert [f.id for f in store.follow_ups(FollowUpFilter(drafted=True))] == [second.id]
    assert [f.id for f in store.follow_ups(FollowUpFilter(drafted=False))] == [first.id]
    closes = first.window.closes_at
    assert len(store.follow_ups(FollowUpFilter(window_closes_by=closes))) == 2
    assert store.follow_ups(FollowUpFilter(window_closes_by=closes - timedelta(seconds=1))) == []


def test_the_drafts_that_wait_are_those_of_scheduled_and_held_ones(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first, second = store.follow_ups(FollowUpFilter())
    assert store.waiting_drafts() == []
    drafted = store.transition(first, DRAFTED, END)
    store.transition(second, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT), END)
    assert store.waiting_drafts() == [DraftMark(follow_up_id=1, draft_id="r-1", gmail_message_id=None)]
    store.transition(drafted, Step(event=Event.CLAIM), END)
    assert store.waiting_drafts() == []


def test_drafts_of_any_status_are_known_and_messages_that_went_out(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first, second = store.follow_ups(FollowUpFilter())
    claimed = store.transition(store.transition(first, DRAFTED, END), Step(event=Event.CLAIM), END)
    changes: FollowUpChanges = {"sent_at": END, "sent_by": Actor.AUTOPILOT, "gmail_message_id": "m-1"}
    store.transition(claimed, Step(event=Event.ACCEPTED, changes=changes), END)
    store.note(second, {"draft_id": "r-2", "gmail_message_id": "m-2"})
    many = [f"r-{number}" for number in range(1200)]
    assert store.known_drafts(many) == {"r-1", "r-2"}
    assert store.known_messages(["m-1", "m-2", "m-3"]) == {"m-1"}
    assert store.known_drafts([]) == store.known_messages([]) == frozenset()


def test_the_next_moments_are_sends_and_ends_each_once_the_earliest_first(store: SqlStore) -> None:
    later = END + timedelta(hours=5)
    store.add_interview(ACME, END)
    store.add_interview(replace(ACME, end=later), END)
    first, second, *_ = sorted(store.follow_ups(FollowUpFilter()), key=lambda f: f.id)
    for planned in (first, second):
        store.transition(planned, DRAFTED, END)
    send_at, day = END + timedelta(hours=4), END + timedelta(days=1)
    assert store.next_moments(END, day, 10) == [send_at, later]
    assert store.next_moments(END, day, 1) == [send_at]
    assert store.next_moments(send_at, day, 10) == [later]
    assert store.next_moments(END, send_at, 10) == [send_at]


def test_whom_one_met_is_known_by_address_whatever_its_case(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    store.add_interview(replace(ACME, status=InterviewStatus.CANCELLED), END)
    assert store.met("JANE@acme.example", END) == [kept.id]
    assert store.met("jane@acme.example", END - timedelta(seconds=1)) == []
    assert store.met("cora@acme.example", END) == [], "a coordinator did not interview"


def test_who_was_thanked_is_known_by_address(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    first = store.follow_ups(FollowUpFilter())[0]
    assert store.thanked("jane@acme.example", END) == []
    claimed = store.transition(store.transition(first, DRAFTED, END), Step(event=Event.CLAIM), END)
    assert store.thanked("Jane@acme.example", END) == [claimed]
    assert store.thanked("jane@acme.example", END + timedelta(seconds=1)) == []
    assert store.thanked("rob@acme.example", END) == []


def test_interviews_of_one_status_come_with_their_people(store: SqlStore) -> None:
    store.add_interview(ACME, END)
    doubtful = store.add_interview(replace(ACME, status=InterviewStatus.DOUBTFUL), END)
    assert store.interviews(InterviewStatus.DOUBTFUL) == [doubtful]


def test_interviews_are_found_by_their_end_both_ends_of_the_span_included(store: SqlStore) -> None:
    day = timedelta(days=1)
    first, last, _ = (store.add_interview(replace(ACME, end=END + n * day), END) for n in (0, 1, 2))
    assert [one.id for one in store.interviews_ending(END, END + day)] == [last.id, first.id]
    assert store.interviews_ending(END, END + day)[1] == first
    assert not store.interviews_ending(END + 3 * day, END + 4 * day)


def test_interviews_are_found_by_an_address_however_it_is_capitalised(store: SqlStore) -> None:
    kept = store.add_interview(ACME, END)
    later = store.add_interview(
        replace(ACME, interviewers=(replace(JANE, email="Jane@Acme.example"),), end=END + timedelta(days=1)),
        END,
    )
    assert store.interviews_with("JANE@acme.example") == [later, kept]
    assert not store.interviews_with("jane@acme.exampl")


def test_whom_the_candidate_met_is_told_once_with_the_company_and_no_coordinator(store: SqlStore) -> None:
    for _ in range(2):
        store.add_interview(ACME, END)
    store.add_interview(replace(ACME, company="Globex", interviewers=(JANE,)), END)
    assert whom(store, "jane rob cora") == [JANE, ROB]


def whom(store: SqlStore, text: str) -> list[Interviewer]:
    """Everybody met whom the text speaks of, for a note to somebody at a company of another name."""
    nobody = Interviewer(name="Nobody")
    return sorted(store.acquaintances().people_in(words(text), "Initech", nobody), key=lambda one: one.name)


def test_whom_the_candidate_met_is_told_as_it_is_now_whoever_changed_it(
    store: SqlStore, opened: Opened
) -> None:
    assert store.acquaintances().companies_in(words("acme globex"), "Initech") == []
    kept = store.add_interview(ACME, END)
    assert whom(store, "rob") == [ROB]
    assert store.acquaintances() is store.acquaintances()
    other = opened()
    bob, panel = replace(ROB, name="Bob Roe"), kept.interviewers
    other.save_interview(
        replace(kept, company="Globex", interviewers=(panel[0], replace(bob, id=panel[1].id), panel[2]))
    )
    assert store.acquaintances().companies_in(words("acme globex"), "Initech") == ["Globex"]
    assert whom(store, "rob bob") == [bob]
    other.add_interview(replace(ACME, interviewers=(ROB,)), END)
    assert store.acquaintances().companies_in(words("acme globex"), "Initech") == ["Acme", "Globex"]
    assert whom(store, "rob bob") == [bob, ROB]
