"""The autopilot of a home, as `afterword run` has it: prints when its first alarm was set, and that its first look is over.

`python -m bench.running HOME`
"""

import sys
import time
from pathlib import Path

from afterword.bootstrap import autopilot, open_home
from afterword.workflow.services import LOOKED_AT

_EVERY_SECONDS = 0.002


def main() -> None:
    """Run until ended."""
    home = open_home(Path(sys.argv[1]))
    before = home.store.recall(LOOKED_AT)
    pilot = autopilot(home)
    pilot.start()
    while not pilot.alarms():
        time.sleep(_EVERY_SECONDS)
    print(time.time(), flush=True)
    while home.store.recall(LOOKED_AT) == before:
        time.sleep(_EVERY_SECONDS * 10)
    print("looked", flush=True)
    time.sleep(3600)


if __name__ == "__main__":
    main()
