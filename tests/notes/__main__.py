"""`python -m tests.notes --write` makes the golden notes anew; without it, says which would change."""

import sys

from tests.notes.golden import FOLDER, goldens


def main() -> int:
    """Compare, or write with `--write`."""
    changed = 0
    for golden in goldens():
        file = FOLDER / f"{golden.name}.txt"
        text = golden.text()
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        changed += 1
        sys.stdout.write(f"{golden.name}\n")
        if "--write" in sys.argv:
            file.write_text(text, encoding="utf-8")
    return 0 if "--write" in sys.argv else min(changed, 1)


if __name__ == "__main__":
    sys.exit(main())
