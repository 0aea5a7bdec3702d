from linktriage.checks import habits
from linktriage.model import Finding, OutboundLink, Outcome
from tests.checks.subjects import around, link, page, subject


def look(*links: OutboundLink, robots: tuple[str, ...] = ()) -> Finding | None:
    return habits.look(subject(page("Text " * 200, links=links, robots=robots)))


def test_the_habit_is_told_in_numbers() -> None:
    finding = look(
        link("https://a.example/"),
        link("https://b.example/", rel=("nofollow", "noopener")),
        link("https://c.example/", rel=("sponsored", "nofollow")),
    )
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "1 of 3"
    assert finding.summary == "1 of 3 links in the text followed, 2 nofollow, 1 sponsored"


def test_a_page_that_follows_nothing_warns_and_never_fails() -> None:
    finding = look(link("https://a.example/", rel=("ugc",)))
    assert finding
    assert finding.outcome is Outcome.WARN


def test_nofollow_for_the_whole_page_counts_for_every_link() -> None:
    finding = look(link("https://a.example/"), robots=("nofollow",))
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "the whole page says nofollow, with 1 link in the text"
    assert finding.evidence[0].where == "meta robots"


def test_without_links_in_the_text_there_is_no_habit() -> None:
    assert look(around("https://a.example/")) is None


def test_an_unread_page_is_unknown() -> None:
    finding = habits.look(subject())
    assert finding
    assert finding.outcome is Outcome.UNKNOWN
