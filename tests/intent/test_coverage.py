"""The coverage map: how the targets are served, and what is lopsided about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linktriage.intent import map_of
from linktriage.model import (
    AnchorKind,
    Approach,
    PlannedLink,
    Role,
    Service,
    Share,
    Standing,
    TargetPage,
    Week,
)
from tests.builders import intent

MONDAY = date(2026, 11, 2)
GUIDE = TargetPage(
    "https://ours.example/guide", Role.PILLAR, "freight class", "it shows", supports="https://ours.example/pricing"
)  # fmt: skip
TABLE = TargetPage("https://ours.example/table", Role.SUPPORTING, "Class of freight", "it lists")
PRICING = TargetPage("https://ours.example/pricing", Role.MONEY, "freight quotes", "it lists")
HOME = TargetPage("https://ours.example/", Role.MONEY, "freight", "it is ours")
TARGETS = (GUIDE, TABLE, PRICING)


def link(
    target: str = GUIDE.url, site: str = "harborlog.example", day: date = MONDAY, **fields: bool
) -> PlannedLink:
    return PlannedLink(intent(target), site, Approach.TARGETED, day, **fields)


def test_targets_without_any_link_come_first() -> None:
    found = map_of(TARGETS, [link(), link(TABLE.url)])
    assert [row.target for row in found.targets] == [PRICING, GUIDE, TABLE]
    assert found.targets[0].standing is Standing.NONE
    assert found.targets[1].standing is Standing.FAIR


def test_a_target_with_far_more_than_the_others_is_over_served() -> None:
    found = map_of(TARGETS, [link()] * 5 + [link(TABLE.url)])
    assert found.targets[-1].standing is Standing.OVER
    few = map_of(TARGETS, [link()] * 4 + [link(TABLE.url)])
    assert few.targets[-1].standing is Standing.FAIR
    alone = map_of((GUIDE,), [link()] * 9)
    assert alone.targets[0].standing is Standing.FAIR


def test_what_is_live_was_pitched_too() -> None:
    found = map_of((GUIDE,), [link(), link(pitched=True), link(live=True)])
    assert found.total == Service(3, 2, 1) == found.targets[0].service


def test_clusters_with_the_same_words_are_one() -> None:
    found = map_of(TARGETS, [link(), link(TABLE.url)])
    assert [(one.name, one.pages, one.service.planned) for one in found.clusters] == [
        ("freight quotes", 1, 0),
        ("freight class", 2, 2),
    ]


def test_a_money_page_is_served_by_the_pages_that_lead_on_to_it() -> None:
    found = map_of(TARGETS, [link(), link(PRICING.url)])
    assert [(one.name, one.pages, one.service.planned) for one in found.money] == [
        ("https://ours.example/pricing", 2, 2)
    ]


def test_links_to_pages_that_are_no_target_are_counted_apart() -> None:
    found = map_of((GUIDE,), [link("https://ours.example/gone")])
    assert found.elsewhere.planned == 1 == found.total.planned


def test_waiting_links_stand_beside_the_target() -> None:
    found = map_of((GUIDE,), [], {"ours.example/guide": 2})
    assert found.targets[0].waiting == 2


def test_shares_of_home_pages_sites_and_anchors() -> None:
    exact = replace(link(), intent=replace(intent(), anchor_kind=AnchorKind.EXACT))
    found = map_of((GUIDE, HOME), [link(), link(HOME.url, "portnotes.example"), exact])
    assert found.homepage == Share("home pages", 1, 3)
    assert found.sites == (Share("harborlog.example", 2, 3),)
    assert Share("exact match", 1, 3) in found.anchors
    assert found.approaches == (Share("targeted outreach", 3, 3),)
    assert round(found.homepage.part, 2) == 0.33
    assert map_of((), []).homepage.part == 0


def test_weeks_without_a_link_are_there_too_and_spikes_are_marked() -> None:
    days = [MONDAY, MONDAY + timedelta(days=6), MONDAY + timedelta(days=14)]
    days += [MONDAY + timedelta(days=21)] * 6
    found = map_of((GUIDE,), [link(day=day) for day in days])
    assert found.weeks == (
        Week(MONDAY, 2),
        Week(MONDAY + timedelta(weeks=1), 0),
        Week(MONDAY + timedelta(weeks=2), 1),
        Week(MONDAY + timedelta(weeks=3), 6, spike=True),
    )


links = st.lists(
    st.builds(
        link,
        st.sampled_from([*(one.url for one in TARGETS), "https://ours.example/gone"]),
        st.sampled_from(["a.example", "b.example"]),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        pitched=st.booleans(),
        live=st.booleans(),
    )
)


@given(links)
def test_every_link_is_counted_once_in_each_part(planned: list[PlannedLink]) -> None:
    found = map_of(TARGETS, planned)
    services = [row.service for row in found.targets] + [found.elsewhere]
    assert sum(one.planned for one in services) == len(planned) == found.total.planned
    assert sum(one.pitched for one in services) == found.total.pitched
    assert sum(one.live for one in services) == found.total.live
    assert sum(week.planned for week in found.weeks) == len(planned)
    assert sum(one.number for one in found.anchors) == len(planned)
