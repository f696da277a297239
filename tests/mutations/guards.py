"""The guards of the send path, each with the change that takes it away and the tests that notice."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Guard:
    """One rule: where it stands, what takes its place in the mutant, and which tests must fail without it."""

    rule: str
    file: str
    stands: str
    instead: str
    tests: str


PATH = "tests/unit/workflow/test_the_whole_path.py"
RECONCILE = "tests/unit/workflow/test_reconcile.py"
READ = "tests/unit/workflow/test_read_before_it_goes.py"

GUARDS = (
    Guard(
        rule="One winner for each claim: the row must be as it was read",
        file="adapters/store/queries.py",
        stands=", _SAME_STATUS, _SAME_REVISION)",
        instead=", _SAME_STATUS.is_not(None), _SAME_REVISION.is_not(None))",
        tests="tests/store/test_store.py",
    ),
    Guard(
        rule="A write goes over the wire once",
        file="adapters/google/transport.py",
        stands="self._writes = WriteWire(patience.timeout)",
        instead="self._writes = ReadWire(patience.timeout)",
        tests="tests/contract/test_writes_once.py",
    ),
    Guard(
        rule="A send whose answer is lost is not given back as not sent",
        file="workflow/dispatch.py",
        stands='        return services.store.note(claimed, {"unsettled_since": services.now()})',
        instead='        return release(services, claimed, "")',
        tests=RECONCILE,
    ),
    Guard(
        rule="What is unclear is looked at with patience",
        file="workflow/reconcile.py",
        stands="PATIENCE = timedelta(minutes=10)",
        instead="PATIENCE = timedelta(0)",
        tests=RECONCILE,
    ),
    Guard(
        rule="A call may still take effect: its owner is at work, or its answer is lost",
        file="workflow/reconcile.py",
        stands="LATE_EFFECT = timedelta(seconds=150)",
        instead="LATE_EFFECT = timedelta(0)",
        tests=RECONCILE,
    ),
    Guard(
        rule="A claim has a lease: after it, its owner does not act any more",
        file="workflow/before_sending.py",
        stands="    return claimed.send_claimed_at is None or not timedelta(0)",
        instead="    return False and not timedelta(0)",
        tests=RECONCILE,
    ),
    Guard(
        rule="The moment before sending looks again",
        file="workflow/dispatch.py",
        stands="    return _act(services, claimed, seen)",
        instead="    return _send_claimed(services, claimed)",
        tests=PATH,
    ),
    Guard(
        rule="Only the expected words go out",
        file="workflow/dispatch.py",
        stands="    return fingerprint(draft.content) != claimed.expected_fingerprint",
        instead="    return False",
        tests=PATH,
    ),
    Guard(
        rule="An edit holds",
        file="workflow/watch.py",
        stands="    if now_reads == follow_up.expected_fingerprint:",
        instead="    if True:",
        tests=PATH,
    ),
    Guard(
        rule="A draft that was saved a moment ago waits for quiet",
        file="workflow/before_sending.py",
        stands="QUIET_BEFORE_SEND = timedelta(minutes=2)",
        instead="QUIET_BEFORE_SEND = timedelta(0)",
        tests=PATH,
    ),
    Guard(
        rule="Nothing goes out after the window",
        file="workflow/before_sending.py",
        stands="    if now < last_moment(follow_up):\n        return None",
        instead="    if True:\n        return None",
        tests=PATH,
    ),
    Guard(
        rule="Nothing goes out before the interview is over",
        file="workflow/before_sending.py",
        stands="    if now < follow_up.window.opens_at:",
        instead="    if False:",
        tests=PATH,
    ),
    Guard(
        rule="The approval policy",
        file="workflow/schedule.py",
        stands="            return not interview.confirmed",
        instead="            return False",
        tests=PATH,
    ),
    Guard(
        rule="A draft nobody could have seen yet does not go out",
        file="workflow/before_sending.py",
        stands="    return follow_up.drafted_at + preferences.veto_time - now",
        instead="    return timedelta(0)",
        tests=PATH,
    ),
    Guard(
        rule="Who was thanked by hand is not thanked again unasked",
        file="workflow/before_sending.py",
        stands="    return follow_up.thanked_known_at is None or written.sent_at > follow_up.thanked_known_at",
        instead="    return False",
        tests=PATH,
    ),
    Guard(
        rule="A text that would embarrass is held",
        file="workflow/before_sending.py",
        stands="    if seen.failed:",
        instead="    if False:",
        tests=PATH,
    ),
    Guard(
        rule="An interview that did not take place stops its notes",
        file="workflow/before_sending.py",
        stands="    if interview.status is not InterviewStatus.EXPECTED:",
        instead="    if False:",
        tests=PATH,
    ),
    Guard(
        rule="The daily limit",
        file="workflow/before_sending.py",
        stands="    if sent_today >= preferences.daily_limit:",
        instead="    if False:",
        tests=PATH,
    ),
    Guard(
        rule="Another account is not looked into",
        file="workflow/services.py",
        stands="    elif known != address:",
        instead="    elif False:",
        tests=PATH,
    ),
    Guard(
        rule="A discarded draft is never made again",
        file="workflow/watch.py",
        stands="    return services.take(follow_up, _decide_gone(sent, services.now(), can_read=services.mailbox.can_read()))",
        instead="    return services.store.note(follow_up, {})",
        tests=PATH,
    ),
    Guard(
        rule="What really went out is compared",
        file="workflow/dispatch.py",
        stands="    return _compare(services, accepted)",
        instead="    return accepted",
        tests=PATH,
    ),
    Guard(
        rule="A lost authorisation holds what is due",
        file="workflow/passes.py",
        stands="        _hold_for_reconnect(services)\n        raise",
        instead="        raise",
        tests=PATH,
    ),
    Guard(
        rule="A copy of a file that was changed after it was attached does not go out",
        file="adapters/attachments.py",
        stands="        if sha256(data).hexdigest() != file.sha256:",
        instead="        if not data:",
        tests="tests/contract/test_files.py",
    ),
    Guard(
        rule="A file put to a draft or taken off it is an edit",
        file="domain/fingerprint.py",
        stands="    return sorted((file.filename, file.sha256) for file in content.attachments)",
        instead="    return sorted((file.filename, file.sha256) for file in ())",
        tests="tests/unit/workflow/test_signed_and_enclosed.py",
    ),
    Guard(
        rule="A file for one interviewer goes to nobody else",
        file="domain/attachments.py",
        stands="    meant = [file for file in files if file.for_email in {None, email}]",
        instead="    meant = list(files)",
        tests="tests/unit/workflow/test_signed_and_enclosed.py",
    ),
    Guard(
        rule="Words that nobody has read hold the draft",
        file="workflow/schedule.py",
        stands="    if is_unread(services, interview, follow_up.interviewer_id):",
        instead="    if False:",
        tests=READ,
    ),
    Guard(
        rule="Words that nobody has read do not go out, whatever became of them since",
        file="workflow/before_sending.py",
        stands="        if unread:",
        instead="        if False:",
        tests=READ,
    ),
    Guard(
        rule="A check that blocks holds when the draft is made or rewritten",
        file="workflow/schedule.py",
        stands="    if failed:",
        instead="    if False:",
        tests=READ,
    ),
    Guard(
        rule="A rewrite that needs the candidate holds what was scheduled",
        file="workflow/schedule.py",
        stands="    if follow_up.status is Status.SCHEDULED and follow_up.approved_fingerprint is None and against:",
        instead="    if False:",
        tests=READ,
    ),
    Guard(
        rule="An edit that would go out is checked first",
        file="workflow/watch.py",
        stands="    if after_edit is AfterEdit.SEND and not failed:",
        instead="    if after_edit is AfterEdit.SEND:",
        tests=READ,
    ),
    Guard(
        rule="A draft taken up again that says what was withdrawn is held",
        file="workflow/schedule.py",
        stands="        if outdated",
        instead="        if False",
        tests=READ,
    ),
    Guard(
        rule="A draft taken up again is brought up to date",
        file="workflow/compose.py",
        stands="    owe(services.store, interview.id)",
        instead="    pass",
        tests=READ,
    ),
)
