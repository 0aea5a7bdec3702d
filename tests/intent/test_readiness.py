from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.intent import readiness
from linktriage.model import (
    Failure,
    FetchState,
    OutboundLink,
    Page,
    Readiness,
    Role,
    TargetPage,
)
from tests.builders import page

URL = "https://ours.example/guides/freight-class"
TARGET = TargetPage(URL, Role.PILLAR, "freight class", "it shows the density behind each class")
GOOD = replace(
    page(URL),
    title="Freight class, worked out",
    headings=("What density decides",),
    words=900,
    links=(OutboundLink("https://ours.example/pricing", "ours.example", "prices", internal=True),),
)


def missing(found: Page | None, failure: Failure | None = None, *others: TargetPage) -> str:
    ready, sentences = readiness(TARGET, found, failure, others)
    assert ready is (Readiness.NOT_READY if sentences else Readiness.READY)
    return "\n".join(sentences)


def test_a_good_page_is_ready() -> None:
    assert missing(GOOD) == ""


def test_a_page_that_cannot_be_read_is_not() -> None:
    gone = Failure(FetchState.NOT_FOUND, "The server says there is no such page.")
    assert "cannot be read: The server says" in missing(None, gone)
    assert missing(None) == "it was not read"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"robots": ("noindex",)}, "noindex"),
        ({"robots": ("none",)}, "noindex"),
        ({"canonical": "https://ours.example/other"}, "canonical one: https://ours.example/other"),
        ({"final_url": "https://ours.example/new"}, "leads on to https://ours.example/new"),
        ({"words": 90}, "it has 90 words"),
        ({"title": "Welcome", "headings": ()}, "its cluster: class, freight"),
        ({"links": ()}, "dead end"),
    ],
)
def test_each_thing_that_is_missing_is_a_sentence(change: dict[str, object], sentence: str) -> None:
    assert sentence in missing(replace(GOOD, **change))  # type: ignore[arg-type]


def test_a_link_to_itself_is_no_way_on() -> None:
    itself = OutboundLink(f"{URL}#top", "ours.example", "top", internal=True)
    assert "dead end" in missing(replace(GOOD, links=(itself,)))


def test_two_targets_for_one_cluster_compete() -> None:
    twin = replace(TARGET, url="https://ours.example/guides/classes")
    assert "which of the two should rank" in missing(GOOD, None, TARGET, twin)
    assert missing(GOOD, None, replace(twin, role=Role.SUPPORTING)) == ""


def test_several_pages_without_a_link_to_it_are_counted() -> None:
    others = [page("https://ours.example/"), page("https://ours.example/pricing")]
    ready, sentences = readiness(TARGET, GOOD, None, (), [GOOD, *others])
    assert ready is Readiness.NOT_READY
    assert sentences == ("no link leads to it from the 2 other pages of yours that could be read",)
