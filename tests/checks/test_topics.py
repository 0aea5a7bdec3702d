from linktriage.checks import topics
from linktriage.model import Finding, Outcome
from tests.checks.niches import mixture, niches
from tests.checks.subjects import page, reading, subject

BREAD = niches()["sourdough"]


def look(titles: list[str], language: str = "") -> Finding:
    read = page("Some text.", language=language)
    return topics.look(subject(read, reading(titles)))


def test_a_site_on_one_topic_is_focused_and_the_topic_is_named() -> None:
    finding = look(BREAD)
    assert finding.outcome is Outcome.PASS
    assert finding.summary.startswith("focused: ")
    assert "food 9" in finding.summary
    assert finding.summary.endswith("not placed")
    assert finding.evidence[0].where == "title 0"
    assert finding.evidence[0].quote == BREAD[0]


def test_a_site_on_every_topic_is_general() -> None:
    finding = look(mixture(10, 60, seed=1))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("general: ")


def test_a_few_topics_are_mixed_not_general() -> None:
    finding = look(mixture(5, 60, seed=3))
    assert finding.outcome is Outcome.PASS
    assert finding.summary.startswith("mixed: ")


def test_when_every_title_is_placed_none_is_said_to_be_left() -> None:
    assert "not placed" not in look(["A dog and its leash"] * 30).summary


def test_fewer_than_thirty_titles_are_too_few() -> None:
    finding = look(BREAD[:29])
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "29 recent titles found, 30 are needed"
    assert finding.evidence


def test_posts_without_a_title_are_not_counted() -> None:
    assert look(["", " ", *BREAD[:28]]).figure == "28 titles"


def test_titles_that_cannot_be_placed_are_no_judgement() -> None:
    finding = look(["What happened on Tuesday"] * 40 + ["A dog"] * 19)
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary.startswith("19 of 59 titles could be placed")


def test_a_language_without_lexicon_is_unknown_and_its_titles_are_shown() -> None:
    finding = look(["Brot backen ohne Eile", "Sauerteig im Winter"] * 20, "de-AT")
    assert finding.outcome is Outcome.UNKNOWN
    assert "no lexicon for the language “de”" in finding.summary
    assert "100% of the titles share a word" in finding.summary
    assert finding.evidence[0].quote == "Brot backen ohne Eile"


def test_no_reading_of_the_site_is_too_few_titles() -> None:
    assert topics.look(subject()).summary == "0 recent titles found, 30 are needed"


def test_connected_titles_need_no_lexicon() -> None:
    assert topics.connected(["ein Boot", "das Boot", "Boot und Meer", "mein Boot", "Schnee"]) == 0.8
    assert topics.connected([]) == 0.0
