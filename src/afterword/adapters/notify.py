"""Telling the candidate: always in the log, and by every channel they named in `[notify] urls`."""

import logging
from collections.abc import Sequence

log = logging.getLogger("afterword")


class AppriseNotifier:
    """`ports.Notifier` by apprise: desktop, ntfy, Telegram, Slack and many more, each by its URL."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = tuple(urls)

    def tell(self, title: str, text: str) -> None:
        log.warning("told the candidate: %s", title)
        if not self._urls:
            return
        import apprise  # noqa: PLC0415 (slow to load, and most homes name no channel)

        messenger = apprise.Apprise()
        for url in self._urls:
            if not messenger.add(url):
                log.error("a URL under [notify] is not one apprise knows; `config.toml` has it")
        if not messenger.notify(title=title, body=text):
            log.error("a notification did not get through")
