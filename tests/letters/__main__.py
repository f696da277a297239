"""`python -m tests.letters` prints the golden letters and calls for reading; `--write` keeps them as they are made now."""

import sys

from tests.letters.golden import DATA, KINDS, cases


def main() -> int:
    """Print, or write with `--write`."""
    for kind, text_of in KINDS.items():
        for case in cases(kind):
            if "--write" in sys.argv:
                (DATA / kind / f"{case.name}.txt").write_text(text_of(case), encoding="utf-8")
            else:
                sys.stdout.write(f"==== {kind}/{case.name}\n\n{text_of(case)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
