from datetime import date

import pytest

from linktriage.checks import permanence
from linktriage.model import Finding, Outcome
from tests.checks.subjects import HOME, page, subject


def look(url: str = HOME + "post/", **changes: object) -> Finding:
    return permanence.look(subject(page("Text.", final_url=url, **changes)))


def test_a_page_that_has_stood_for_years_passes() -> None:
    finding = look(published=date(2019, 5, 2), modified=date(2025, 1, 8))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "7 y"
    assert finding.summary == "published 2 May 2019, changed 8 Jan 2025"
    assert finding.evidence[0].where == "meta published"


def test_a_page_of_some_months_passes_and_one_of_days_warns() -> None:
    assert look(published=date(2026, 8, 1)).figure == "112 d"
    finding = look(published=date(2026, 11, 15))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.endswith("only 6 days old")


@pytest.mark.parametrize(
    "path",
    [
        "tag/freight/",
        "category/guides/page/3/",
        "2016/03/",
        "2016",
        "de/my-blog/2016/",
        "search",
        "page/7/",
    ],
)
def test_listings_warn(path: str) -> None:
    finding = look(HOME + path, published=date(2019, 5, 2))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "listing"


@pytest.mark.parametrize(
    "path",
    [
        "2016/03/organic-pest-control/",
        "pest-control-at-last/2016/03/09",
        "tags-explained/",
        "research",
    ],
)
def test_posts_with_a_date_or_a_like_word_in_their_address_are_no_listings(path: str) -> None:
    assert look(HOME + path, published=date(2016, 3, 2)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("title", "path"),
    [("Black Friday deals", "post"), ("Post", "winter-giveaway"), ("Coupons for all", "post")],
)
def test_occasions_that_pass_warn(title: str, path: str) -> None:
    finding = look(HOME + path, title=title, published=date(2019, 5, 2))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "occasion"


def test_without_a_believable_date_it_is_unknown() -> None:
    assert look().outcome is Outcome.UNKNOWN
    assert look(published=date(2031, 1, 1)).outcome is Outcome.UNKNOWN
    assert permanence.look(subject()).outcome is Outcome.UNKNOWN
