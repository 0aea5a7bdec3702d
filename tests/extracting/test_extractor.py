"""Readers in their own processes: they may hang or crash, and it costs one page."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator

import psutil
import pytest

from linktriage.extracting import Extractor, TitleList, extractor, messages, worker
from linktriage.extracting.messages import Reply
from linktriage.model import Failure, FetchState, Page
from tests.extracting.answers import fetched
from tests.patience import PATIENCE, until

FINE = "<title>Walls</title><p>A wall of <a href='https://x.example/'>stones</a>."
ENDLESS = f"""<p {" ".join(f"a{n}='<'" for n in range(200_000))}>x"""
"""Thousands of attributes hold lxml for a minute; with `<` in them, no count before sees them."""


@pytest.fixture
async def reading() -> AsyncIterator[Extractor]:
    async with Extractor(workers=1, deadline=PATIENCE) as extractor:
        yield extractor


def children() -> list[psutil.Process]:
    return list(psutil.Process().children())


async def until_busy(child: psutil.Process) -> None:
    """Wait until a reader is at work on the page that holds it."""
    began = child.cpu_times().user
    await until(lambda: child.cpu_times().user > began + 0.1)


async def test_a_page_and_a_feed_come_back_as_they_were_read(reading: Extractor) -> None:
    page = await reading.page(fetched(FINE, hops=("https://old.example/",), charset="utf-8"))
    assert isinstance(page, Page)
    assert (page.title, page.links[0].anchor, page.redirected) == ("Walls", "stones", True)
    feed = await reading.titles(
        fetched("<rss version='2.0'><channel><item><title>A wall</title></item></channel></rss>")
    )
    assert isinstance(feed, TitleList)
    assert feed.titles[0].text == "A wall"


async def test_failures_are_values(reading: Extractor) -> None:
    empty = await reading.page(fetched(""))
    assert isinstance(empty, Failure)
    assert empty.state is FetchState.UNREADABLE
    no_feed = await reading.titles(fetched("nothing"))
    assert isinstance(no_feed, Failure)
    assert no_feed.state is FetchState.NOT_A_PAGE
    gone = Failure(FetchState.GONE, "It is gone.")
    assert await reading.page(fetched("", failure=gone)) == gone


async def test_a_page_that_hangs_is_too_heavy_by_its_deadline_and_the_next_is_fine() -> None:
    async with Extractor(workers=1, deadline=PATIENCE) as reading:
        await reading.page(fetched(FINE))
        reading._deadline = 0.5
        hung = await reading.page(fetched(ENDLESS))
        assert isinstance(hung, Failure)
        assert hung.state is FetchState.TOO_HEAVY
        reading._deadline = PATIENCE
        assert isinstance(await reading.page(fetched(FINE)), Page)


async def test_a_reader_that_dies_costs_one_page(reading: Extractor) -> None:
    await reading.page(fetched(FINE))
    hanging = asyncio.create_task(reading.page(fetched(ENDLESS)))
    (child,) = children()
    await until_busy(child)
    child.kill()
    died = await hanging
    assert isinstance(died, Failure)
    assert died.state is FetchState.CRASHED
    assert isinstance(await reading.page(fetched(FINE)), Page)


async def test_a_reader_that_died_between_two_pages_costs_none(reading: Extractor) -> None:
    await reading.page(fetched(FINE))
    (child,) = children()
    child.kill()
    await until(lambda: reading._workers[0]._alive() is None)
    assert isinstance(await reading.page(fetched(FINE)), Page)


async def test_the_event_loop_goes_on_while_a_page_hangs() -> None:
    async with Extractor(workers=1, deadline=10 * PATIENCE) as reading:
        await reading.page(fetched(FINE))
        hanging = asyncio.create_task(reading.page(fetched(ENDLESS)))
        await until_busy(children()[0])
        for _ in range(100):
            await asyncio.sleep(0)
        assert not hanging.done()
        hanging.cancel()


async def test_leaving_ends_the_readers_and_waits_for_no_page() -> None:
    patient = Extractor(workers=2, deadline=10 * PATIENCE)
    async with asyncio.timeout(PATIENCE), patient as reading:
        await asyncio.gather(reading.page(fetched(FINE)), reading.page(fetched(FINE)))
        hanging = asyncio.create_task(reading.page(fetched(ENDLESS)))
        assert len(children()) == 2
        await asyncio.sleep(0)
        for child in children():
            child.suspend()  # now no page is ever read
        hanging.cancel()
    assert children() == []
    with pytest.raises(asyncio.CancelledError):
        await hanging


async def test_leaving_does_not_mind_a_reader_that_is_gone_already() -> None:
    async with Extractor(workers=1) as reading:
        await reading.page(fetched(FINE))
        children()[0].kill()
        await until(lambda: reading._workers[0]._alive() is None)
    assert children() == []


async def test_no_reader_is_started_before_it_is_needed() -> None:
    async with Extractor() as reading:
        assert children() == []
        assert reading is not None


async def test_no_more_readers_are_started_early_than_there_are_pages() -> None:
    async with Extractor(workers=2) as reading:
        await reading.start(0)
        assert children() == []
        await reading.start(1)
        (early,) = children()
        assert early.nice() == psutil.Process().nice() + extractor.POLITENESS
        assert isinstance(await reading.page(fetched(FINE)), Page)
        assert children() == [early]


def test_a_reader_ends_when_the_program_is_gone() -> None:
    """Even a program killed with kill -9 leaves no reader behind."""
    program = [sys.executable, "-m", "linktriage.extracting.worker"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout
        assert reader.stdin
        assert reader.stdout.readline() == messages.READY
        reader.stdin.close()
        assert reader.wait(PATIENCE) == 0


def test_the_program_itself_loads_no_parser() -> None:
    program = "import linktriage.extracting, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert {"trafilatura", "lxml", "feedparser"} & set(loaded) == set()


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_there_are_as_many_readers_as_cores(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert extractor._cores() == (len(os.sched_getaffinity(0)) if platform == "linux" else 1)


def test_an_answer_without_anything_in_it_is_a_crash() -> None:
    assert extractor._no_answer(Reply()).state is FetchState.CRASHED


# Inside the reader


def asked(kind: str, body: str) -> bytes:
    assert kind in {"page", "titles"}
    return messages.write_question(
        messages.question("page" if kind == "page" else "titles", fetched(body), PATIENCE),
        body.encode(),
    )


def replies(stream: io.BytesIO) -> list[Reply]:
    data = stream.getvalue()
    found = []
    while data:
        size = messages.length(data[: messages.LENGTH_BYTES])
        end = messages.LENGTH_BYTES + size
        found.append(messages.read_reply(data[messages.LENGTH_BYTES : end]))
        data = data[end:]
    return found


def test_requests_are_answered_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    emptied: list[bool] = []
    monkeypatch.setattr(worker, "FRESH_AFTER", 2)
    monkeypatch.setattr(worker, "reset_caches", lambda: emptied.append(True))
    requests = [
        asked("page", FINE),
        asked("page", ""),
        asked("titles", "x"),
        asked("titles", "<urlset>"),
    ]
    out = io.BytesIO()
    worker.serve(io.BytesIO(b"".join(requests)), out)
    first, second, third, fourth = replies(out)
    assert first.page
    assert second.failure
    assert third.failure
    assert fourth.titles is not None
    assert len(emptied) == 2
    assert signal.alarm(0) == 0


@pytest.mark.parametrize("cut", [0, 2, 6, -3])
def test_a_request_that_breaks_off_is_the_end(cut: int) -> None:
    out = io.BytesIO()
    worker.serve(io.BytesIO(asked("page", FINE)[:cut]), out)
    assert out.getvalue() == b""


@pytest.mark.parametrize(
    ("error", "state"), [(MemoryError, FetchState.TOO_HEAVY), (KeyError, FetchState.CRASHED)]
)
def test_an_error_in_the_reader_is_a_failure_of_that_page(
    error: type[Exception], state: FetchState, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(worker, "read_page", fail)
    out = io.BytesIO()
    worker.serve(io.BytesIO(asked("page", FINE)), out)
    (reply,) = replies(out)
    assert reply.failure
    assert reply.failure.state is state


def test_a_system_that_sets_no_limits_is_served_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    worker._limit_memory()


def test_the_reader_limits_itself_and_speaks_only_in_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: limits.append(limit))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    out = io.BytesIO()
    stdin, stdout = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(out)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stdout", stdout)
    worker.main()
    assert out.getvalue() == messages.READY
    assert limits == [(resource.RLIMIT_AS, (worker.MEMORY, worker.MEMORY))]


async def test_a_reader_is_started_anew_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linktriage.extracting.extractor.FRESH_AFTER", 2)
    async with Extractor(1) as extractor:
        readers = []
        for _ in range(4):
            assert isinstance(await extractor.page(fetched("<p>Some text.")), Page)
            process = extractor._workers[0]._process
            assert process is not None
            readers.append(process.pid)
    assert readers[0] == readers[1]
    assert readers[2] == readers[3]
    assert readers[1] != readers[2]
