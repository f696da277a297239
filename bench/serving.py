"""The stand-in for Google in a process of its own, with drafts in it from the start.

`python -m bench.serving FILE`: the file holds [[raw, count], …]; prints its address, its client and the drafts' ids.
"""

import json
import sys
from pathlib import Path

from afterword.sandbox.gmail.sending import save_draft
from afterword.sandbox.server import SandboxServer, serve


def main() -> None:
    """Serve until ended."""
    wanted: list[tuple[str, int]] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def told(server: SandboxServer) -> None:
        drafts = [_draft(server, raw.encode()) for raw, count in wanted for _ in range(count)]
        print(json.dumps([server.url, server.credentials(), drafts]), flush=True)

    serve(started=told)


def _draft(server: SandboxServer, raw: bytes) -> tuple[str, str, str]:
    account = server.state.account()
    draft = save_draft(server.state, account, raw, None, "api")
    message = account.mailbox.message_of(draft)
    return draft.id, message.id, message.thread_id


if __name__ == "__main__":
    main()
