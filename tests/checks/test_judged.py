import pytest

from linktriage.checks import choices, judged, run, with_answers
from linktriage.model import Answer, Basis, Finding, Outcome
from tests.checks.subjects import metric, subject


def answer(given: Answer | None, check: str = "without-seo") -> Finding:
    asked = next(one for one in judged.JUDGED if one.id == check)
    answers = {check: given} if given else {}
    return judged.answered(asked, answers)


def test_until_the_person_answers_it_is_unknown() -> None:
    finding = answer(None)
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.basis is Basis.JUDGED


@pytest.mark.parametrize(
    ("given", "outcome", "word"),
    [
        (Answer.PASS, Outcome.PASS, "yes"),
        (Answer.FAIL, Outcome.FAIL, "no"),
        (Answer.NOT_APPLICABLE, Outcome.UNKNOWN, "n/a"),
        (Answer.PARTLY, Outcome.WARN, "partly"),
    ],
)
def test_an_answer_becomes_the_finding(given: Answer, outcome: Outcome, word: str) -> None:
    finding = answer(given)
    assert (finding.outcome, finding.figure) == (outcome, word)


def test_stored_findings_take_up_the_answers_given_since() -> None:
    stored = run(subject(metrics=(metric(14200),)))
    now = with_answers(stored, {"human": Answer.FAIL, "traffic": Answer.FAIL})
    changed = [new for old, new in zip(stored, now, strict=True) if new != old]
    assert [finding.check for finding in changed] == ["human"]
    assert now == run(subject(metrics=(metric(14200),), answers={"human": Answer.FAIL}))


def test_an_audience_may_be_adjacent() -> None:
    finding = answer(Answer.PARTLY, "audience")
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "you answered: adjacent"


def test_each_check_offers_its_answers_with_their_words() -> None:
    assert [word for _, word in choices("audience")] == ["direct", "adjacent", "none", "n/a"]
    assert [word for _, word in choices("traffic")] == ["yes", "no", "n/a"]
