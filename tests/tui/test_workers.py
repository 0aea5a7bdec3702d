"""Work behind the screen: no error ends the program, and no work cancels that of others."""

from __future__ import annotations

import ast
import asyncio
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import linktriage.tui
from linktriage.model import FetchState, Policy
from linktriage.tui.app import TriageApp
from tests.fetching.web import answer, small_web
from tests.patience import PATIENCE, until
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated

TUI = Path(linktriage.tui.__file__).parent
STORY = "<p>" + "The lock keeper counts every barge that climbs the hill by water. " * 12


ASKING = "asking"
"""The group of work that only puts a question to the person, and does what the answer says."""


def workers(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Yield where work begins behind the screen, its group, and whether its errors stay there."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="work") | ast.Attribute(attr="run_worker")):
                said = {word.arg: ast.unparse(word.value) for word in node.keywords}
                group = ast.literal_eval(said.get("group", "''"))
                yield node.lineno, group, said.get("exit_on_error") == "False"
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                bare = [one for one in node.decorator_list if isinstance(one, ast.Name)]
                yield from ((one.lineno, "", False) for one in bare if one.id == "work")


@pytest.mark.parametrize("file", sorted(TUI.rglob("*.py")), ids=lambda file: file.name)
def test_work_has_a_group_and_its_errors_end_nothing(file: Path) -> None:
    found = list(workers(ast.parse(file.read_text("utf-8"))))
    assert [line for line, group, _ in found if not group] == []
    assert [line for line, group, kept in found if not kept and group != ASKING] == []


def test_the_rule_above_finds_what_it_looks_for() -> None:
    text = "@work\nasync def a(): ...\n@work(group='x')\ndef b(): ...\nself.run_worker(c)"
    assert sorted(workers(ast.parse(text))) == [(1, "", False), (3, "x", False), (5, "", False)]


async def until_read(seat: Seat, site: str, state: FetchState) -> None:
    def is_so() -> bool:
        found = seat.triage.find(site)
        return found is not None and found.prospect.fetch_state is state

    await until(is_so)


async def test_a_refusal_is_shown_and_a_decision_stops_no_other_page(tmp_path: Path) -> None:
    triage = campaign(tmp_path, sites=())
    triage.change_campaign(replace(triage.campaign, policy=Policy(request_gap=0.0)))
    may_answer = asyncio.Event()

    async def slow(writer: asyncio.StreamWriter) -> None:
        await may_answer.wait()
        writer.write(answer(f"<title>Locks</title><main>{STORY}</main>"))

    async with small_web() as web, asyncio.timeout(3 * PATIENCE):
        web.serve("/slow", slow)
        refusing = web.url("/x").replace("127.0.0.1", "127.0.0.2")
        rows = f"{refusing}\n{web.url('/slow')}".encode()
        triage.import_list(io.BytesIO(rows), name="list.txt")
        triage.choose_order("added")
        async with seated(triage, app=TriageApp(triage, allow_private=True)) as seat:
            await until_read(seat, "127.0.0.2", FetchState.REFUSED)
            await until(lambda: "answers no connection" in seat.screen())
            assert seat.here == "127.0.0.2"
            await seat.press("a", "enter")
            await seat.write("it counts barges")
            await seat.press("enter", "enter")
            accepted = triage.counts().accepted
            may_answer.set()
            await until_read(seat, "127.0.0.1", FetchState.READ)
    assert accepted == 1
    triage.close()
