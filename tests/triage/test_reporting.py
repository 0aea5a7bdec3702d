"""The coverage map of a real database, and its drawing."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linktriage.model import (
    Accept,
    CoverageMap,
    Decision,
    MarkKind,
    Park,
    Readiness,
    Reject,
    Role,
    Service,
    Standing,
    TargetCoverage,
    TargetPage,
)
from linktriage.triage import Triage
from linktriage.triage.charting import drawn
from tests.builders import intent
from tests.triage.conftest import CLASS, PRICING, Bring

ACTS = ("class", "pricing", "gone", "reject", "park", "undo")
SITES = tuple(f"site{number}.example" for number in range(6))


def text(found: CoverageMap, width: int = 80) -> str:
    lines = ["".join(piece for piece, _ in line) for line in drawn(found, width)]
    assert max(map(len, lines)) <= width + 30, "only the marks may stand out"
    return "\n".join(lines)


def test_the_map_of_a_campaign(triage: Triage, bring: Bring) -> None:
    bring(*SITES)
    for site in SITES[:3]:
        found = triage.find(site)
        assert found
        triage.decide(found.prospect, Accept(intent(CLASS.url)))
    found = triage.find(SITES[0])
    assert found
    triage.mark(found, MarkKind.SENT)
    triage.mark(found, MarkKind.LIVE)
    [unserved, served] = triage.coverage().targets
    assert unserved.target.url == PRICING.url
    assert served.service == Service(3, 1, 1)


def test_links_that_wait_are_counted_beside(triage: Triage, bring: Bring) -> None:
    bring(*SITES[:2])
    guide = triage.targets()[0]
    triage.add_target(replace(guide, readiness=Readiness.NOT_READY, missing=("noindex",)))
    decisions: tuple[Decision, ...] = (Accept(intent(CLASS.url)), Park(note="ask"))
    for site, decision in zip(SITES[:2], decisions, strict=True):
        found = triage.find(site)
        assert found
        triage.decide(found.prospect, decision)
    assert [one.waiting for one in triage.coverage().targets] == [1, 0]
    assert "no link yet, not ready, 1 waiting" in text(triage.coverage())


@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.lists(st.sampled_from(["class", "pricing", "gone", "reject", "park", "undo"]), max_size=8)
)
def test_the_totals_are_those_of_plain_sql(acts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linktriage.db"
        triage = Triage(path)
        triage.add_target(CLASS)
        triage.add_target(PRICING)
        listed = Path(folder) / "list.txt"
        listed.write_text("".join(f"https://site{n}.example/\n" for n in range(8)))
        triage.import_list(listed)
        for number, act in enumerate(acts):
            do(triage, f"site{number}.example", act)
        found = triage.coverage()
        triage.close()
        with sqlite3.connect(path) as plain:
            query = "SELECT json_extract(decision, '$.value.intent.target') FROM prospect"
            rows = [url for (url,) in plain.execute(query + " WHERE status = 'accepted'")]
    assert found.total.planned == len(rows)
    assert found.elsewhere.planned == rows.count("https://ours.example/gone")
    for row in found.targets:
        assert row.service.planned == rows.count(row.target.url)


def do(triage: Triage, site: str, act: str) -> None:
    """Do one act, as a person would."""
    found = triage.find(site)
    assert found
    match act:
        case "undo":
            triage.undo()
        case "reject":
            triage.decide(found.prospect, Reject())
        case "park":
            triage.decide(found.prospect, Park())
        case _:
            url = {"class": CLASS.url, "pricing": PRICING.url}.get(act, "https://ours.example/gone")
            triage.decide(found.prospect, Accept(intent(url)))


def test_an_empty_campaign_says_what_to_do() -> None:
    assert "linktriage target add" in text(CoverageMap(Service()))


def test_bars_are_as_long_as_their_figures_and_read_without_colour(
    triage: Triage, bring: Bring
) -> None:
    bring(*SITES)
    triage.add_target(replace(CLASS, supports=PRICING.url))
    for site in SITES:
        found = triage.find(site)
        assert found
        home = site == SITES[0]
        triage.decide(
            found.prospect, Accept(intent("https://ours.example/" if home else CLASS.url))
        )
    found = triage.find(SITES[1])
    assert found
    triage.mark(found, MarkKind.LIVE)
    shown = text(triage.coverage())
    assert "   5 /   1 /   1  pillar     Freight class" in shown
    assert "█░" in shown
    assert "·" in shown
    assert "over-served" in shown
    assert "no target now" in shown
    assert "Money pages" in shown
    assert "   1 of    6" in shown
    assert "Planned by week" in shown


def test_a_spike_is_said_and_a_long_title_is_cut() -> None:
    long = TargetPage("https://ours.example/x", Role.PILLAR, "x", "it is long", title="long " * 30)
    row = TargetCoverage(long, Service(4, 2), Standing.FAIR)
    found = CoverageMap(Service(4, 2), (row,))
    assert "long l…" in text(found, 60) or "…" in text(found, 60)
    assert "▓" in text(found)


def test_without_a_draft_nothing_can_leave(triage: Triage, bring: Bring) -> None:
    bring(SITES[0])
    found = triage.find(SITES[0])
    assert found
    assert triage.stays(found) == "there is no draft yet"
