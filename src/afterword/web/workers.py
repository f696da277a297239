"""Threads that may call Google: each makes its own services, for Google's clients may not change threads."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from typing import TypeVar

from afterword.errors import Unreachable
from afterword.workflow.services import Services

T = TypeVar("T")

MANY = 3


class Workers:
    """Runs use cases, a few at a time."""

    def __init__(self, services: Callable[[], Services]) -> None:
        self._make_services = services
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(MANY, thread_name_prefix="dashboard")

    def run(self, use_case: Callable[[Services], T], *, patience_seconds: float | None = None) -> T:
        """What the use case gives.

        Raises:
            Unreachable: it took longer than `patience_seconds`; it goes on all the same, so this is for looking only.
        """
        future = self._pool.submit(lambda: use_case(self._services()))
        try:
            return future.result(patience_seconds)
        except TookTooLong:
            if future.done():
                raise
            raise Unreachable("Gmail has not answered yet.") from None

    def stop(self) -> None:
        """Take nothing new; what is under way ends by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _services(self) -> Services:
        if not hasattr(self._own, "services"):
            self._own.services = self._make_services()
        services: Services = self._own.services
        return services
