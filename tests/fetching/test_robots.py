import pytest

from linktriage.fetching.answers import Answer
from linktriage.fetching.robots import MAX_DELAY, Rules, rules_from
from linktriage.model import Failure, FetchState


def allowed(text: str, url: str) -> bool:
    return Rules(text).refuses(url) is None


def test_without_rules_everything_is_allowed() -> None:
    rules = Rules()
    assert rules.refuses("https://a.example/x") is None
    assert (rules.delay, rules.sitemaps) == (0, ())


def test_the_longest_rule_wins_and_wildcards_count() -> None:
    text = "User-agent: *\nDisallow: /\nAllow: /blog\nDisallow: /*.pdf$\n"
    assert allowed(text, "https://a.example/blog/x")
    assert not allowed(text, "https://a.example/shop")
    assert not allowed(text, "https://a.example/blog.pdf")


def test_a_group_of_our_own_goes_first() -> None:
    text = "User-agent: *\nDisallow:\n\nUser-agent: linktriage\nDisallow: /\nCrawl-delay: 7\n"
    assert not allowed(text, "https://a.example/")
    assert Rules(text).delay == 7


def test_the_refusal_names_robots_txt() -> None:
    failure = Rules("User-agent: *\nDisallow: /").refuses("https://a.example/")
    assert failure is not None
    assert failure.state is FetchState.ROBOTS


@pytest.mark.parametrize(("asked", "given"), [("2.5", 2.5), ("99999", MAX_DELAY), ("-3", 0)])
def test_the_delay_is_clamped(asked: str, given: float) -> None:
    assert Rules(f"User-agent: *\nCrawl-delay: {asked}\n").delay == given


def test_the_sitemaps_are_named() -> None:
    text = "Sitemap: /a.xml\nSitemap: https://a.example/b\x1b.xml\n"
    assert Rules(text).sitemaps == ("/a.xml", "https://a.example/b.xml")


def test_rules_behind_a_byte_order_mark_are_not_lost() -> None:
    rules = rules_from(Answer(200, body=b"\xef\xbb\xbfUser-agent: *\nDisallow: /"))
    assert rules.refuses("https://a.example/") is not None


@pytest.mark.parametrize(
    ("status", "state", "ends_as"),
    [
        (404, FetchState.NOT_FOUND, None),
        (403, FetchState.BLOCKED, None),
        (302, FetchState.REDIRECT_LOOP, None),
        (503, FetchState.SERVER_ERROR, FetchState.ROBOTS),
        (502, FetchState.SERVER_ERROR, FetchState.SERVER_ERROR),
        (429, FetchState.RATE_LIMITED, FetchState.RATE_LIMITED),
        (None, FetchState.TIMEOUT, FetchState.TIMEOUT),
        (None, FetchState.DNS, FetchState.DNS),
    ],
)
def test_a_robots_txt_that_cannot_be_had_closes_the_site_only_when_it_may_exist(
    status: int | None, state: FetchState, ends_as: FetchState | None
) -> None:
    rules = rules_from(Answer(status, failure=Failure(state, "why")))
    refused = rules.refuses("https://a.example/")
    assert (refused and refused.state) == ends_as
