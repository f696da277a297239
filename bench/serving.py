"""The stand-in for Google in a process of its own, with drafts in it from the start.

`python -m bench.serving FILE`: the file holds [[raw, count], …]; prints its address, its client and the drafts' ids.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from afterword.sandbox.gmail.sending import DRAFT, save_draft
from afterword.sandbox.server import SandboxServer, serve


def main() -> None:
    """Serve until ended."""
    wanted: list[tuple[str, int]] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def told(server: SandboxServer) -> None:
        drafts = [ids for raw, count in wanted for ids in _drafts(server, raw.encode(), count)]
        print(json.dumps([server.url, server.credentials(), drafts]), flush=True)

    serve(started=told)


def _drafts(server: SandboxServer, raw: bytes, count: int) -> Iterator[tuple[str, str, str]]:
    """So many drafts of that mail, which is looked at as it comes in once."""
    account = server.state.account()
    mailbox, first = account.mailbox, save_draft(server.state, account, raw, None, "api")
    mail = mailbox.message_of(first).mail
    for number in range(count):
        draft = first if number == 0 else mailbox.new_draft(mailbox.add(mail, DRAFT))
        message = mailbox.message_of(draft)
        yield draft.id, message.id, message.thread_id


if __name__ == "__main__":
    main()
