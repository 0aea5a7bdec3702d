from datetime import UTC, datetime

import pytest

from linktriage.fetching.manners import LONGEST_REST, PATIENCE, Host, retry_after

from .conftest import FakeTime

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        ("99999999999999999999", LONGEST_REST),
        ("Sun, 01 Mar 2026 12:00:07 GMT", 7),
        ("Sun, 01 Mar 2026 12:00:07 -0000", 7),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_REST),
        ("٣", 0),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_retry_after_is_read_strictly_and_clamped(header: str, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


async def test_a_host_is_left_alone_for_its_gap(time: FakeTime) -> None:
    host = Host(2.0, time.clock, time.sleep)
    await host.wait()
    host.leave_alone(host.gap)
    time.now += 0.5
    await host.wait()
    assert time.slept == [1.5]


async def test_a_host_that_wants_a_long_rest_is_not_waited_for(time: FakeTime) -> None:
    host = Host(1.0, time.clock, time.sleep)
    host.leave_alone(PATIENCE + 1)
    await host.wait()
    assert host.is_resting
    assert time.slept == []


async def test_a_long_crawl_delay_is_no_rest(time: FakeTime) -> None:
    host = Host(PATIENCE + 20, time.clock, time.sleep)
    host.leave_alone(host.gap)
    assert not host.is_resting
