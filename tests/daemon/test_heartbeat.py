"""The two clocks compared."""

from datetime import timedelta

import pytest

from monitor.daemon.heartbeat import shift


@pytest.mark.parametrize(
    ("wall", "steady", "found"),
    [
        pytest.param(2.0, 2.0, 0, id="nothing"),
        pytest.param(9.0, 9.0, 0, id="a busy machine"),
        pytest.param(2.001, 2.0, 0, id="NTP slews"),
        pytest.param(3600.0 * 8 + 2, 2.0, 3600 * 8, id="slept"),
        pytest.param(-3598.0, 2.0, -3600, id="set back"),
        pytest.param(6.0, 2.0, 4, id="set ahead a little"),
    ],
)
def test_shift(wall: float, steady: float, found: float) -> None:
    """Only what neither a busy machine nor slewing explains is a shift."""
    assert shift(timedelta(seconds=wall), steady) == timedelta(seconds=found)
