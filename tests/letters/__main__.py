"""`python -m tests.letters --write` makes the golden letters and calls anew; without it, says which would change."""

import sys

from tests.letters.golden import DATA, KINDS, cases


def main() -> int:
    """Compare, or write with `--write`."""
    changed = 0
    for kind, text_of in KINDS.items():
        for case in cases(kind):
            file, text = DATA / kind / f"{case.name}.txt", text_of(case)
            if file.is_file() and file.read_text(encoding="utf-8") == text:
                continue
            changed += 1
            sys.stdout.write(f"{kind}/{case.name}\n")
            if "--write" in sys.argv:
                file.write_text(text, encoding="utf-8")
    return 0 if "--write" in sys.argv else min(changed, 1)


if __name__ == "__main__":
    sys.exit(main())
