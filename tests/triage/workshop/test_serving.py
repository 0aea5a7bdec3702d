"""The other side of the pipes, in this process."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linktriage.errors import LinktriageError
from linktriage.model import Lineup, View
from linktriage.triage import Triage
from linktriage.triage.workshop import __main__ as program
from linktriage.triage.workshop import serving
from linktriage.triage.workshop.news import PageRead, ReadingWent
from linktriage.triage.workshop.serving import Serving
from tests.triage.conftest import Bring
from tests.triage.workshop.fake import FakeReading


async def answered(triage: Triage, *asked: tuple[Any, ...]) -> list[tuple[int, object]]:
    """What is answered to questions, before and after the program has gone."""
    replies = io.BytesIO()
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as requests, os.fdopen(writing, "wb") as asking:
        for number, (verb, *given) in enumerate(asked, 1):
            asking.write(pickle.dumps((number, verb, triage.campaign, tuple(given))))
        asking.flush()
        served = asyncio.create_task(Serving(triage.store.path, replies).serve(requests))
        while sum(number > 0 for number, _ in told(replies)) < len(asked):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        asking.close()
        await served
    return told(replies)


def told(replies: io.BytesIO) -> list[tuple[int, object]]:
    found, stream = [], io.BytesIO(replies.getvalue())
    while stream.tell() < len(replies.getvalue()):
        found.append(pickle.load(stream))
    return found


async def test_an_order_that_the_store_keeps_needs_no_lineup(triage: Triage) -> None:
    assert await answered(triage, ("line_up", View(order="site"))) == [(1, None)]


async def test_pages_are_read_in_the_campaigns_order(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example", "portnotes.example")
    triage.choose_order("learned")
    lineup = serving.line_up(triage, View(order="learned"))
    assert lineup is not None
    assert triage.reading_order.lineup is lineup
    assert serving.line_up(triage, View(order="similarity")) is not lineup
    assert serving.line_up(triage, View(order="learned", backwards=True)) is not None
    assert triage.reading_order.lineup is lineup


async def test_settings_count_as_they_are_when_something_is_asked(
    triage: Triage, bring: Bring
) -> None:
    bring("harborlog.example")
    triage.campaign = replace(triage.campaign, random_cards=True)
    [(_, lined)] = await answered(triage, ("line_up", View(order="learned")))
    assert isinstance(lined, Lineup)
    assert lined.random


async def test_news_come_without_a_number(
    triage: Triage, bring: Bring, reading: type[FakeReading]
) -> None:
    [prospect] = bring("harborlog.example")
    found = await answered(triage, ("read",), ("read_now", prospect))
    assert (0, PageRead(prospect)) in found
    assert (0, ReadingWent("")) in found
    assert {number for number, _ in found} == {0, 1, 2}


async def test_what_fails_is_an_answer_too(triage: Triage) -> None:
    found = await answered(triage, ("dance",), ("ask_anew", 99), ("targets_changed",))
    said = {number: str(value) for number, value in found}
    assert said[1] == "KeyError came up beside the screen: 'dance'"
    assert said[3] == "None"
    assert isinstance(dict(found)[2], LinktriageError)


async def test_what_is_under_way_is_given_up_when_the_program_has_gone(
    triage: Triage, bring: Bring, reading: type[FakeReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring("harborlog.example")

    async def endless(*_: object, **__: object) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(reading, "run", endless)
    monkeypatch.setattr(serving, "LAST", 0.01)
    requests = io.BytesIO(pickle.dumps((1, "read", triage.campaign, ())))
    await Serving(triage.store.path, io.BytesIO()).serve(requests)


async def test_the_process_ends_without_waiting_for_its_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Streams:
        buffer = io.BytesIO()

    ended: list[int] = []
    monkeypatch.setattr(sys, "argv", ["", str(tmp_path / "none.db"), "private"])
    monkeypatch.setattr(sys, "stdin", Streams)
    monkeypatch.setattr(sys, "stdout", Streams)
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(os, "nice", lambda by: by)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    await program.main()
    assert ended == [0]
    assert gc.isenabled()
    assert not (tmp_path / "none.db").exists()
