"""What a link does for the reader of their page, and what it tells of ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.intent import helps, signals
from linktriage.model import AnchorKind, Approach, Goal, Helps, Job, Rel, Role, TargetPage

BARE = TargetPage("https://ours.example/a", Role.SUPPORTING, "freight class", "it counts")
PLAIN = "Carriers quote by class."


@pytest.mark.parametrize(
    ("changes", "passage", "approach", "found", "because"),
    [
        ({"job": Job.INSIGHT}, PLAIN, Approach.RESOURCE, Helps.VERIFY, "yours: original insight"),
        ({"job": Job.EXPLAINS}, "See 40 %", Approach.PR, Helps.UNDERSTAND, "yours: explains"),
        ({"asset_type": "calculator"}, PLAIN, Approach.PR, Helps.CONTINUE, "yours: tool"),
        ({}, "Some 40 % of loads", Approach.RESOURCE, Helps.VERIFY, "theirs says “40 %”"),
        ({}, "A class means a price.", Approach.RESOURCE, Helps.UNDERSTAND, "theirs says “means”"),
        ({}, "How to wrap it", Approach.TARGETED, Helps.CONTINUE, "theirs says “How to”"),
        ({}, PLAIN, Approach.RESOURCE, Helps.CONTINUE, "resource page"),
        ({}, PLAIN, Approach.PR, Helps.VERIFY, "digital PR"),
        ({}, PLAIN, Approach.TARGETED, Helps.UNDERSTAND, "nothing tells otherwise"),
    ],
)  # fmt: skip
def test_the_job_counts_first_then_what_it_is_then_their_words_then_the_approach(
    changes: dict[str, object], passage: str, approach: Approach, found: Helps, because: str
) -> None:
    target = replace(BARE, **changes)  # type: ignore[arg-type] # fields of a target
    assert helps(target, passage, approach) == (found, because)


def first(
    target: TargetPage = BARE,
    *,
    anchor: AnchorKind = AnchorKind.TOPICAL,
    rel: Rel = Rel.FOLLOW,
    how: Approach = Approach.TARGETED,
) -> str:
    return signals(target, "freight class", anchor, rel, how)[0]


def test_the_signal_follows_from_goal_anchor_rel_and_role() -> None:
    assert first() == "this page answers freight class"
    assert first(replace(BARE, role=Role.PILLAR)) == "our site belongs to the topic freight class"
    assert (
        first(replace(BARE, goal=Goal.AUTHORITY)) == "our site belongs to the topic freight class"
    )
    assert first(replace(BARE, goal=Goal.PAGE)) == "this page answers freight class"
    assert "cited as a source" in first(replace(BARE, job=Job.INSIGHT))
    assert first(anchor=AnchorKind.BRANDED) == "our name belongs to freight class"
    assert first(how=Approach.MENTION) == "our name belongs to freight class"
    assert first(rel=Rel.SPONSORED).startswith("none to search engines")


def test_all_signals_are_offered_once() -> None:
    offered = signals(BARE, "", AnchorKind.EXACT, Rel.FOLLOW, Approach.TARGETED)
    assert len(set(offered)) == len(offered) == 5
    assert all("freight class" in one for one in offered)
