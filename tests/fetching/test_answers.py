from linktriage.fetching.answers import ANSWER, Answer, Answers
from linktriage.fetching.kinds import Kind
from linktriage.model import Failure, FetchState

PAGE = Answer(200, "text/html", body=b"12345")


def test_what_was_answered_is_remembered() -> None:
    answers = Answers()
    answers.keep("a", Kind.PAGE, PAGE)
    assert answers.get("a", Kind.PAGE) is PAGE
    assert answers.get("b", Kind.PAGE) is None


def test_the_longest_unused_is_forgotten_first() -> None:
    answers = Answers(memory=2 * (ANSWER + 5))
    answers.keep("a", Kind.PAGE, PAGE)
    answers.keep("b", Kind.PAGE, PAGE)
    answers.get("a", Kind.PAGE)
    answers.keep("c", Kind.PAGE, PAGE)
    assert answers.get("b", Kind.PAGE) is None
    assert answers.get("a", Kind.PAGE) is PAGE


def test_answers_without_a_body_are_forgotten_too() -> None:
    answers = Answers(memory=2 * ANSWER)
    for url in "abc":
        answers.keep(url, Kind.PAGE, Answer(404))
    assert answers.get("a", Kind.PAGE) is None
    assert answers.get("c", Kind.PAGE) is not None


def test_an_answer_that_is_kept_again_counts_once() -> None:
    answers = Answers(memory=2 * (ANSWER + 5))
    for _ in range(9):
        answers.keep("a", Kind.PAGE, PAGE)
    answers.keep("b", Kind.PAGE, PAGE)
    assert answers.get("a", Kind.PAGE) is PAGE


def test_a_page_is_no_feed_whoever_asked_first() -> None:
    answers = Answers()
    answers.keep("a", Kind.PAGE, PAGE)
    judged = answers.get("a", Kind.FEED)
    assert judged is not None
    assert judged.failure is not None
    assert (judged.failure.state, judged.body) == (FetchState.NOT_A_PAGE, b"")
    assert answers.get("a", Kind.TEXT) is PAGE


def test_what_was_refused_as_a_page_may_be_asked_for_as_a_feed() -> None:
    answers = Answers()
    refused = Answer(200, failure=Failure(FetchState.NOT_A_PAGE, "It is a feed."))
    answers.keep("a", Kind.PAGE, refused)
    assert answers.get("a", Kind.FEED) is None
