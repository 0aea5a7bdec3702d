from __future__ import annotations

import os
from pathlib import Path
from time import time as now

import pytest

from linktriage.fetching import Fetcher
from linktriage.fetching.answers import Answer
from linktriage.fetching.kinds import Kind
from linktriage.fetching.spool import FRESH, Spool, Spooled
from linktriage.model import Failure, FetchState, Policy, Validators

from .conftest import FakeTime
from .web import Web, answer

URL = "https://a.example/wall"
PAGE = Answer(
    200,
    "text/html",
    "utf-8",
    b"<p>One\nTwo",
    x_robots_tag="noindex",
    validators=Validators('"1"', "Tue, 03 Nov 2026 09:30:00 GMT"),
)
MISSING = Answer(404, failure=Failure(FetchState.NOT_FOUND, "It is not there."))
MOVED = Answer(301, location="/there")


def spool(folder: Path) -> Spool:
    """Open the spool as a run does."""
    made = Spool(folder / "reading")
    made.open()
    return made


@pytest.mark.parametrize("given", [PAGE, MISSING, MOVED])
def test_the_next_run_finds_what_was_answered(given: Answer, tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, given)
    later = spool(tmp_path)
    assert later.get(URL, Kind.PAGE) == given
    assert later.get(URL, Kind.FEED) is None
    assert later.get("https://a.example/", Kind.PAGE) is None


def test_an_answer_is_taken_once(tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, PAGE)
    later = spool(tmp_path)
    later.get(URL, Kind.PAGE)
    assert later.get(URL, Kind.PAGE) is None


@pytest.mark.parametrize(
    "given",
    [
        Answer(failure=Failure(FetchState.TIMEOUT, "It was too slow.")),
        Answer(503, failure=Failure(FetchState.SERVER_ERROR, "It is busy."), temporary=True),
    ],
)
def test_what_asking_again_may_cure_is_asked_again(given: Answer, tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, given)
    assert spool(tmp_path).get(URL, Kind.PAGE) is None


def test_what_is_stored_is_dropped_and_an_empty_folder_goes(tmp_path: Path) -> None:
    kept = spool(tmp_path)
    kept.keep(URL, Kind.PAGE, PAGE)
    kept.keep("https://b.example/", Kind.PAGE, PAGE)
    kept.drop({"a.example"})
    kept.close()
    later = spool(tmp_path)
    assert later.get(URL, Kind.PAGE) is None
    assert later.get("https://b.example/", Kind.PAGE) == PAGE
    later.drop({"b.example", "never.example"})
    later.close()
    assert not list(tmp_path.iterdir())


def test_what_is_old_is_thrown_away(tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, PAGE)
    [file] = (tmp_path / "reading").iterdir()
    before = now() - FRESH - 1
    os.utime(file, (before, before))
    assert spool(tmp_path).get(URL, Kind.PAGE) is None
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"{}\nx", b"[1]\n", b"\xff\n", b'{"status": 200'])
def test_a_damaged_file_counts_as_none(content: bytes, tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, PAGE)
    [file] = (tmp_path / "reading").iterdir()
    file.write_bytes(content)
    assert spool(tmp_path).get(URL, Kind.PAGE) is None


def test_what_was_written_in_part_counts_as_none(tmp_path: Path) -> None:
    spool(tmp_path).keep(URL, Kind.PAGE, PAGE)
    [file] = (tmp_path / "reading").iterdir()
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert spool(tmp_path).get(URL, Kind.PAGE) is None
    file.write_bytes(whole)
    assert spool(tmp_path).get(URL, Kind.PAGE) == PAGE


def test_an_answer_is_on_the_disk_before_anything_else_happens(tmp_path: Path) -> None:
    class Wire:
        async def ask(self, *_: object) -> Answer:
            return PAGE

    # One step of the event loop: nothing could come in between, however busy the program is.
    step = Spooled(Wire(), spool(tmp_path)).ask(URL, Kind.PAGE, 9.0)
    with pytest.raises(StopIteration):
        step.send(None)
    assert spool(tmp_path).get(URL, Kind.PAGE) == PAGE


def test_without_room_on_the_disk_the_reading_goes_on(tmp_path: Path) -> None:
    kept = spool(tmp_path)
    (tmp_path / "reading").rmdir()
    (tmp_path / "reading").write_text("not a folder")
    kept.keep(URL, Kind.PAGE, PAGE)
    assert not kept.has(URL, Kind.PAGE)


async def test_a_run_after_a_killed_one_asks_for_nothing_again(
    web: Web, tmp_path: Path, time: FakeTime
) -> None:
    url = web.serve("/a", answer("<p>a wall"))

    def fetcher() -> Fetcher:
        return Fetcher(
            Policy(), allow_private=True, clock=time.clock, sleep=time.sleep, spool=tmp_path / "s"
        )

    killed = await fetcher().__aenter__()
    first = await killed.fetch(url)
    asked = len(web.asked)
    async with fetcher() as later:
        again = await later.fetch(url)
        assert (again.body, again.http_status) == (first.body, 200)
        assert len(web.asked) == asked
        await later.done({again.final_url.split("/")[2]})
    assert not (tmp_path / "s").exists()
    async with fetcher() as fresh:
        await fresh.fetch(url)
    assert len(web.asked) == 2 * asked
    await killed.__aexit__()
