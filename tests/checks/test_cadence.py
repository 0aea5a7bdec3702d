from datetime import timedelta

from linktriage.checks import cadence
from linktriage.model import Finding, Outcome, Title
from tests.checks.subjects import TODAY, posts, reading, subject


def look(*titles: Title, source: str = "feed") -> Finding:
    return cadence.look(subject(None, reading(titles, titles_from=source)))


def test_steady_publishing_passes_with_its_figures() -> None:
    finding = look(*posts(12, 40, 75, 130, 199))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "12 d ago"
    assert finding.summary == (
        "last post 12 days ago; posts in 5 of 12 months; longest gap 69 days in 5 posts"
    )
    assert finding.evidence[0].where == "title 0"


def test_posts_are_put_in_order_and_point_at_their_title() -> None:
    finding = look(*posts(199, 40, 12, 75, 130))
    assert finding.evidence[0].where == "title 2"
    assert finding.summary.startswith("last post 12 days ago")


def test_few_months_or_a_long_silence_warn() -> None:
    assert look(*posts(5, 6, 7)).outcome is Outcome.WARN
    assert look(*posts(150, 180, 210, 240, 270)).outcome is Outcome.WARN


def test_a_short_feed_of_a_busy_site_is_steady() -> None:
    assert look(*posts(*range(20))).outcome is Outcome.PASS
    assert look(*posts(2, 9, 17, 24, 31)).outcome is Outcome.PASS


def test_a_year_without_a_post_is_asleep() -> None:
    finding = look(*posts(400, 430, 460))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("asleep: last post 400 days ago")


def test_posts_brought_in_on_one_day_are_named() -> None:
    finding = look(*posts(*[30] * 12, 60, 90, 120))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.endswith("12 posts on 22 Oct 2026")


def test_a_sitemap_dated_on_the_day_it_was_built_says_nothing() -> None:
    finding = look(*posts(3, 3, 3, 3), source="sitemap")
    assert finding.outcome is Outcome.UNKNOWN
    assert "18 Nov 2026: the day it was built" in finding.summary


def test_too_few_dates_are_unknown() -> None:
    assert look(*posts(3, 9)).summary == "2 dated posts found"
    assert look(Title("Undated"), Title("Undated too")).outcome is Outcome.UNKNOWN
    assert cadence.look(subject()).outcome is Outcome.UNKNOWN


def test_dates_in_the_future_are_not_believed() -> None:
    ahead = Title("From tomorrow on", "", TODAY + timedelta(days=30))
    assert look(ahead, *posts(3, 40, 80, 120)).summary.startswith("last post 3 days ago")
