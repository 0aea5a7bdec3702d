"""Whatever is done in a sitting: all of it undone is the start, all of it done again is the end."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from linktriage.errors import BadInput, Changed
from linktriage.model import Answer, Approach, Park, Reject, RejectReason
from linktriage.triage import Triage, View
from linktriage.tui.accepting import form_of
from linktriage.tui.sitting import Sitting
from tests.tui.samples import SITES, campaign

DAY = datetime(2031, 5, 17, tzinfo=UTC)

Words = st.text("ab é\n✗", max_size=8)
Deed = Callable[[Sitting], object]
"""One act at whoever is in front of the person; it may be refused."""


def accept(target: int, why: str, place: int) -> Deed:
    """Plan a link as in the strip: another target, words of one's own, another place."""

    def act(sitting: Sitting) -> None:
        form = sitting.form()
        assert form is not None
        other = sitting.suggestion(form.targets[target % len(form.targets)].target)
        assert other is not None
        form = form.with_target(other) if target else form
        form = form.typed("why", why.strip() or "it fits")
        for _ in range(place):
            form = form.next_place().next_rel()
        sitting.decide(form.accept(sitting.needed().prospect.url))

    return act


def repeat(sitting: Sitting) -> None:
    """Decide as last time, as the key does."""
    decision = sitting.repeat()
    if decision is not None:
        sitting.decide(decision)


def in_bulk(reasons: list[RejectReason], count: int) -> Deed:
    """Reject marked rows of the list at once."""

    def act(sitting: Sitting) -> None:
        ids = sitting.triage.prospects(View())[:count]
        marked = [sitting.triage.dossier(one).prospect for one in ids]
        sitting.triage.decide_all(marked, Reject(tuple(reasons)))
        sitting.start()

    return act


def accept_in_bulk(count: int) -> Deed:
    """Accept marked rows of the list at once, each as suggested, or else for one reason."""

    def act(sitting: Sitting) -> None:
        triage = sitting.triage
        marked = [triage.dossier(one) for one in triage.prospects(View())[:count]]
        suggested = [(one.prospect, triage.suggest(one)) for one in marked]
        triage.decide_each(
            [
                (
                    prospect,
                    form_of(suggestion, triage.campaign)
                    .typed("why", suggestion.why or "they asked for it")
                    .accept(prospect.url),
                )
                for prospect, suggestion in suggested
                if suggestion is not None
            ]
        )
        sitting.start()

    return act


def move(step: int) -> Deed:
    """Move a row of the list by hand."""

    def act(sitting: Sitting) -> None:
        view = sitting.triage.arranged(replace(sitting.view, order="manual"))
        sitting.triage.move(view, sitting.needed().prospect, step)
        sitting.refresh()

    return act


Deeds = st.one_of(
    st.builds(accept, st.integers(0, 2), Words, st.integers(0, 2)),
    st.lists(st.sampled_from(RejectReason), max_size=2, unique=True).map(
        lambda reasons: lambda sitting: sitting.decide(Reject(tuple(reasons)))
    ),
    st.sampled_from(
        [Park(note="until there is more evidence", evidence=True), Park(until=date(2031, 1, 1))]
    ).map(lambda park: lambda sitting: sitting.decide(park)),
    st.sampled_from([None, DAY]).map(lambda until: lambda sitting: sitting.later(until)),
    st.just(Sitting.star),
    Words.map(lambda text: lambda sitting: sitting.write_note(text)),
    st.builds(
        lambda check, answer: lambda sitting: sitting.answer(check, answer),
        st.sampled_from(["useful_without_seo", "traffic", "niches"]),
        st.sampled_from([None, *Answer]),
    ),
    st.sampled_from(Approach).map(lambda one: lambda sitting: sitting.set_approach(one)),
    st.just(Sitting.next_lead),
    st.builds(
        lambda kind, everywhere: (
            lambda sitting: sitting.suppress(kind, "asked", everywhere=everywhere)
        ),
        st.sampled_from(["do not contact", "blocklist"]),
        st.booleans(),
    ),
    st.builds(
        in_bulk, st.lists(st.sampled_from(RejectReason), max_size=1), st.integers(1, len(SITES))
    ),
    st.integers(1, len(SITES)).map(accept_in_bulk),
    st.sampled_from([-1, 1]).map(move),
    st.just(repeat),
    st.sampled_from([Sitting.undo, Sitting.undo, Sitting.redo]),
    st.sampled_from([-1, 1]).map(lambda step: lambda sitting: sitting.move(step)),
)


def state(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, but the log itself and what counts the writing."""
    own = {"prospect": {"rev"}, "suppression": {"id", "created_at"}, "finding": {"id"}}
    found = {}
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            wanted = ", ".join(one for one in columns if one not in own.get(name, ()))
            found[name] = sorted(connection.execute(f"SELECT {wanted} FROM {name}"), key=repr)
    del found["event"]
    return found


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign nobody has decided in."""
    folder = tmp_path_factory.mktemp("begun")
    campaign(folder).close()
    return folder / "triage.db"


STAR: Deed = Sitting.star
UNDO: Deed = Sitting.undo
REDO: Deed = Sitting.redo
REJECT: Deed = in_bulk([RejectReason.DEAD], 3)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(Deeds, min_size=3, max_size=9))
@example(deeds=[])
@example(deeds=[STAR, STAR, Sitting.next_lead])
@example(deeds=[STAR, REJECT, UNDO, UNDO, REDO, accept(1, "it fits", 1), repeat, UNDO])
def test_all_undone_is_the_start_and_all_redone_the_end(
    begun: Path, tmp_path: Path, deeds: list[Deed]
) -> None:
    database = Path(shutil.copy(begun, tmp_path / "copy.db"))
    start = state(database)
    with closing(Triage(database)) as triage:
        sitting = Sitting(triage)
        sitting.start()
        for deed in deeds:
            attempt(sitting, deed)
        take_all(sitting.redo)  # what is undone and may still be done again belongs to the end
        end = state(database)
        assert take_all(sitting.undo) == take_all(sitting.redo)
        assert state(database) == end
        take_all(sitting.undo)
        assert state(database) == start
    for step, expected in (("redo", end), ("undo", start), ("redo", end)):
        with closing(Triage(database)) as triage:
            again = Sitting(triage)
            again.start()
            take_all(getattr(again, step))
            assert state(database) == expected


def attempt(sitting: Sitting, deed: Deed) -> None:
    """Do what a key would do: nothing without a prospect, and a refusal changes nothing."""
    if sitting.current is None:
        sitting.start()
    if sitting.current is None:
        return
    try:
        deed(sitting)
    except (BadInput, Changed):
        sitting.refresh()


def take_all(step: Callable[[], object]) -> int:
    """Step until nothing is left; return how many steps it took."""
    count = 0
    while step() is not None:
        count += 1
    return count
