"""Takes each guard away in a copy of the source and runs its tests: `make mutations`.

Ends with 0 only if some test notices each one. Prints a line per guard.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.mutations.guards import GUARDS, Guard

ROOT = Path(__file__).parents[2]
NOTICED, PASSED = 1, 0


@contextmanager
def mutant(guard: Guard) -> Iterator[Path]:
    """A copy of the source without that guard."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "templates", Path(folder) / "templates")
        file = source / "afterword" / guard.file
        text = file.read_text(encoding="utf-8")
        if text.count(guard.stands) != 1:
            raise SystemExit(
                f"“{guard.rule}” does not stand once in {guard.file} any more; bring the list up to date."
            )
        file.write_text(text.replace(guard.stands, guard.instead), encoding="utf-8")
        yield source


def noticed(guard: Guard) -> bool:
    """Whether a test fails without it."""
    with mutant(guard) as source:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *guard.tests.split()],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(source)},
            capture_output=True,
            text=True,
            check=False,
        )
    if ended.returncode not in {NOTICED, PASSED}:
        raise SystemExit(f"“{guard.rule}” could not be tried:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return ended.returncode == NOTICED


def main() -> int:
    """Try them all, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(noticed, GUARDS))
    for guard, result in zip(GUARDS, results, strict=True):
        print(f"{'noticed' if result else 'MISSED '}  {guard.rule}")  # noqa: T201 (this is its output)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
