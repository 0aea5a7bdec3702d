import pytest

from linktriage.checks import prose
from linktriage.model import Finding, Outcome, Paragraph
from tests.checks.subjects import link, page, subject


def sentences(count: int, start: int = 0) -> str:
    """Text that never says the same five words twice."""
    return " ".join(f"word{number}" for number in range(start, start + count))


def look(*paragraphs: str | Paragraph, **changes: object) -> Finding:
    return prose.look(subject(page(*paragraphs, **changes)))


def test_text_of_some_length_passes_with_its_facts() -> None:
    text = sentences(300) + ' In 2019 it was 4.5 kg; "a quotation of some length" was kept.'
    finding = look(text, links=(link("https://nmfta.example/"),))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "313 words"
    assert finding.summary == "313 words, 2 numbers, 1 quotation, 1 site cited"
    assert finding.evidence[0].where == "paragraph 0"


def test_a_hundred_words_are_thin() -> None:
    finding = look(sentences(100))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("fewer than 150 words; 100 words, ")


@pytest.mark.parametrize(
    "left",
    [
        "Lorem ipsum dolor sit amet",
        "Buy YOUR KEYWORDS HERE today",
        "Dear [insert name here], hello",
    ],
)
def test_forgotten_placeholders_are_quoted(left: str) -> None:
    finding = look(sentences(300), left)
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("left-over “")
    assert finding.evidence[0].where == "paragraph 1"


def test_placeholders_in_code_are_what_code_is_for() -> None:
    assert look(sentences(300), Paragraph("lorem ipsum", "code")).outcome is Outcome.PASS


def test_paragraphs_said_again_are_counted() -> None:
    again = "This very paragraph stands here again and again."
    finding = look(sentences(300), *[again] * 4)
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("3 of 5 paragraphs repeat another")


def test_runs_of_words_said_again_are_quoted() -> None:
    phrase = "cheap freight class calculator online "
    finding = look(*(f"{phrase}{sentences(12, 100 * number)}" for number in range(20)))
    assert finding.outcome is Outcome.WARN
    assert "of the text repeats itself" in finding.summary
    assert finding.evidence[0].quote == phrase.strip()
    assert finding.evidence[0].where == "paragraph 0"


def test_a_run_that_goes_on_in_the_next_paragraph_is_of_the_page() -> None:
    finding = look(
        *(f"of yesterday told {sentences(12, 100 * number)} the old news" for number in range(20))
    )
    assert finding.evidence[0].quote in {"the old news of yesterday", "old news of yesterday told"}
    assert finding.evidence[0].where == "page"


def test_lists_and_labels_may_repeat() -> None:
    labels = [Paragraph("Read more", "item")] * 40
    assert look(sentences(300), *labels).outcome is Outcome.PASS


def test_a_short_text_has_no_runs_to_speak_of() -> None:
    assert prose.repeated_runs(["a b c d e a b c d e"]) == (0.0, "")


def test_hardly_any_text_is_unknown() -> None:
    assert look("Loading").outcome is Outcome.UNKNOWN
    assert look(words=500).outcome is Outcome.UNKNOWN
    assert prose.look(subject()).outcome is Outcome.UNKNOWN
