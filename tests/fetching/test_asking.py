import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from linktriage.fetching.answers import Answer
from linktriage.fetching.asking import Asker, Chain
from linktriage.fetching.kinds import Kind
from linktriage.model import Failure, FetchState, Policy, Validators
from tests.patience import PATIENCE

from .conftest import FakeTime

URL = "https://a.example/x"
FINE = Answer(200, body=b"fine")
BUSY = Answer(503, failure=Failure(FetchState.SERVER_ERROR, "busy"), temporary=True)


@dataclass
class Wire:
    """Gives one answer after another, the last for good, each after `seconds`."""

    answers: list[Answer]
    time: FakeTime
    seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    busiest: int = 0
    busy: int = 0

    async def ask(
        self,
        url: str,
        kind: Kind,  # noqa: ARG002 - the double answers whatever is asked
        seconds: float,  # noqa: ARG002
        validators: Validators | None = None,  # noqa: ARG002
    ) -> Answer:
        self.asked.append(url)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        self.time.now += self.seconds
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def asker(wire: Wire, time: FakeTime, concurrency: int = 4) -> Asker:
    policy = Policy(request_gap=2.0, concurrency=concurrency)
    return Asker(wire, policy, time.clock, time.sleep)


def chain(url: str = URL, kind: Kind = Kind.PAGE, seconds: float = 20.0) -> Chain:
    return Chain(url, seconds, kind)


async def test_two_pages_of_a_host_are_asked_for_with_a_gap(time: FakeTime) -> None:
    ask = asker(Wire([FINE], time), time)
    await ask.ask(chain())
    await ask.ask(chain("https://a.example/y"))
    await ask.ask(chain("https://b.example/"))
    assert time.slept == [2.0]


async def test_a_site_may_ask_for_a_longer_gap_but_not_for_a_shorter_one(time: FakeTime) -> None:
    ask = asker(Wire([FINE], time), time)
    ask.slow_down(URL, 9.0)
    ask.slow_down(URL, 0.0)
    await ask.ask(chain())
    await ask.ask(chain("https://a.example/y"))
    assert time.slept == [9.0]


async def test_robots_txt_and_the_steps_of_a_redirect_are_requests_like_others(
    time: FakeTime,
) -> None:
    ask = asker(Wire([FINE], time), time)
    await ask.ask(chain("https://a.example/robots.txt", Kind.ROBOTS))
    await ask.ask(chain())
    step = chain("https://a.example/y")
    step.hops = (URL,)
    await ask.ask(step)
    assert time.slept == [2.0, 2.0]


async def test_nothing_is_asked_twice_not_even_at_the_same_time(time: FakeTime) -> None:
    wire = Wire([FINE], time)
    ask = asker(wire, time)
    answers = await asyncio.gather(*(ask.ask(chain()) for _ in range(5)))
    assert wire.asked == [URL]
    assert answers == [FINE] * 5


async def test_one_host_is_asked_one_thing_at_a_time_and_many_hosts_a_few(time: FakeTime) -> None:
    wire = Wire([FINE], time)
    one_host = asker(wire, time)
    await asyncio.gather(*(one_host.ask(chain(f"https://a.example/{n}")) for n in range(5)))
    assert wire.busiest == 1
    many = asker(wire, time, concurrency=3)
    await asyncio.gather(*(many.ask(chain(f"https://{n}.example/")) for n in range(9)))
    assert wire.busiest == 3


async def test_what_fails_for_now_is_asked_again_twice_with_growing_pauses(time: FakeTime) -> None:
    wire = Wire([BUSY], time)
    assert await asker(wire, time).ask(chain()) is BUSY
    assert len(wire.asked) == 3
    assert time.slept == [2.0, 3.0]


async def test_what_comes_back_is_taken(time: FakeTime) -> None:
    assert await asker(Wire([BUSY, FINE], time), time).ask(chain()) is FINE


async def test_retry_after_is_waited_for(time: FakeTime) -> None:
    later = Answer(429, retry_after="7", failure=BUSY.failure, temporary=True)
    assert await asker(Wire([later, FINE], time), time).ask(chain()) is FINE
    assert time.slept == [7.0]


async def test_a_host_that_asks_for_a_long_rest_gets_it(time: FakeTime) -> None:
    later = Answer(429, retry_after="600", failure=BUSY.failure, temporary=True)
    wire = Wire([later], time)
    ask = asker(wire, time)
    assert await ask.ask(chain()) is later
    refused = await ask.ask(chain("https://a.example/y"))
    assert refused.failure is not None
    assert refused.failure.state is FetchState.RATE_LIMITED
    assert "600 seconds" in refused.failure.detail
    assert (wire.asked, time.slept) == ([URL], [])


async def test_who_remembers_it_hears_of_a_rest(time: FakeTime) -> None:
    heard: dict[str, float] = {}

    async def hear(host: str, until: datetime) -> None:
        heard[host] = round((until - datetime.now(UTC)).total_seconds())

    later = Answer(503, retry_after="600", failure=BUSY.failure, temporary=True)
    nothing = Answer(503, retry_after="soon", failure=BUSY.failure, temporary=True)
    for answer, host in ((later, "a.example"), (nothing, "b.example")):
        ask = Asker(Wire([answer], time), Policy(), time.clock, time.sleep, hear)
        await ask.ask(chain(f"https://{host}/"))
    assert list(heard) == ["a.example"]
    assert 600 - PATIENCE < heard["a.example"] <= 600


async def test_a_chain_without_time_left_asks_nothing(time: FakeTime) -> None:
    wire = Wire([BUSY], time, seconds=15.0)
    late = chain()
    answer = await asker(wire, time).ask(late)
    assert answer.failure is not None
    assert answer.failure.state is FetchState.TIMEOUT
    assert len(wire.asked) == 2
    assert late.left == 0
