"""The way in: `afterword`, or `python -m afterword`."""

import sys

from afterword import __version__


def main() -> None:
    """Answer `--version` at once; everything else loads the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"afterword {__version__}\n")
        return
    from afterword.cli.app import run  # noqa: PLC0415 (the command line takes 70 ms to load)

    run()


if __name__ == "__main__":
    main()
