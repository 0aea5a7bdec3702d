"""Which of our pages is offered first: by words, by kind, by how it is served."""

from __future__ import annotations

from dataclasses import replace

from linktriage.intent import PlannedTarget
from linktriage.intent.ranking import ranked_targets
from linktriage.model import Approach, Job, Page, Role, TargetPage
from linktriage.terms import Idf
from tests.builders import page

GUIDE = TargetPage(
    "https://ours.example/guide",
    Role.PILLAR,
    "freight class",
    "it has the table",
    title="Freight class, worked out",
    job=Job.EXPLAINS,
)
TOOL = replace(GUIDE, url="https://ours.example/tool", job=Job.SAVES_TIME)
SOUP = TargetPage("https://ours.example/soup", Role.PILLAR, "leek soup", "x", title="Leek soup")
ARTICLE = page("https://t.example/", "Carriers quote by freight class, and the class by density.")


def order(
    found: Page | None, *planned: PlannedTarget, how: Approach = Approach.TARGETED
) -> list[str]:
    ranked = ranked_targets(found, how, planned, Idf())
    return [one.target.url.rpartition("/")[2] for one in ranked]


def test_among_those_that_fit_the_least_served_comes_first() -> None:
    served = PlannedTarget(GUIDE, planned=3)
    assert order(ARTICLE, served, PlannedTarget(TOOL), PlannedTarget(SOUP)) == [
        *("tool", "guide", "soup")
    ]


def test_a_resource_page_is_offered_the_tool_however_often_it_was() -> None:
    served = PlannedTarget(TOOL, planned=3)
    assert order(ARTICLE, PlannedTarget(GUIDE), served) == ["guide", "tool"]
    assert order(ARTICLE, PlannedTarget(GUIDE), served, how=Approach.RESOURCE) == ["tool", "guide"]


def test_a_kind_that_suits_does_not_help_a_page_that_shares_no_word() -> None:
    tool = replace(SOUP, job=Job.SAVES_TIME)
    assert order(ARTICLE, PlannedTarget(tool), PlannedTarget(GUIDE), how=Approach.RESOURCE) == [
        *("guide", "soup")
    ]


def test_each_says_why_it_is_offered() -> None:
    planned = (PlannedTarget(TOOL), PlannedTarget(SOUP))
    first, second = ranked_targets(ARTICLE, Approach.RESOURCE, planned, None)
    assert first.fits == "shares class, freight; tool: suits a resource page"
    assert second.fits == "shares no word"


def test_a_page_that_was_not_read_leaves_them_in_their_order() -> None:
    assert order(None, PlannedTarget(GUIDE), PlannedTarget(SOUP)) == ["guide", "soup"]
    assert order(None) == []
    assert [
        one.fits for one in ranked_targets(None, Approach.PR, [PlannedTarget(GUIDE)], None)
    ] == [""]
