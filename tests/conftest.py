"""How much is tried: the gate's share, or with `--nightly` all of it."""

import pytest
from hypothesis import settings

GATE, NIGHTLY = 40, 400


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--nightly",
        action="store_true",
        help="every combination of call, fault and count, and ten times the examples; minutes more",
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("gate", max_examples=GATE, deadline=None)
    settings.register_profile("nightly", max_examples=NIGHTLY, deadline=None)
    settings.load_profile("nightly" if config.getoption("nightly") else "gate")


def pytest_report_header(config: pytest.Config) -> str:
    if config.getoption("nightly"):
        return f"nightly: every combination of call, fault and count; {NIGHTLY} examples of each property"
    return f"calls and faults in pairs; {GATE} examples of each property; all of them: make nightly"
