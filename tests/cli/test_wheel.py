"""The wheel alone, outside the checkout, tells the whole story: templates and migrations are in it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str, cwd: Path, **env: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=clean | env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_the_wheel_runs_the_tour_outside_the_checkout(tmp_path: Path) -> None:
    pip = ("pip", "--disable-pip-version-check")
    run(
        *pip,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("afterword-*.whl")
    site = tmp_path / "site"
    run(*pip, "install", "--no-deps", "--target", str(site), str(wheel), cwd=tmp_path)
    where = run("afterword", "--version", cwd=tmp_path, PYTHONPATH=str(site))
    assert where.startswith("afterword ")
    assert "All of it happened" in run("afterword", "demo", "--tour", cwd=tmp_path, PYTHONPATH=str(site))
