"""`python -m tests.notes` prints the golden notes for reading; `--write` keeps them as they are made now."""

import sys

from tests.notes.golden import FOLDER, goldens


def main() -> int:
    """Print, or write with `--write`."""
    for golden in goldens():
        if "--write" in sys.argv:
            (FOLDER / f"{golden.name}.txt").write_text(golden.text(), encoding="utf-8")
        else:
            sys.stdout.write(f"==== {golden.name}\n\n{golden.text()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
