"""Two processes race for 200 follow-ups: one winner for each, by the database."""

from collections import Counter

from tests.crash.conftest import Stage
from tests.crash.process import fill, race
from tests.fakes import loopback


def test_each_of_200_goes_out_once_whoever_claims_it(stage: Stage) -> None:
    life = stage.new_life()
    assert stage.run(fill, life, timeout=120) == 0
    assert stage.run_together(race, life) == [0, 0]
    mail = loopback.get(f"{stage.origin}/sandbox/mail", timeout=30).raise_for_status().json()
    got = Counter(d["recipient"] for d in mail["deliveries"] if d["recipient"].endswith(life.recipient))
    assert len(got) == 200
    assert set(got.values()) == {1}
    shares = [len(path.read_text().split()) for path in life.home.glob("sent-by-*")]
    assert sum(shares) == 200
    assert min(shares) > 0, "one of them did nothing: there was no race"
