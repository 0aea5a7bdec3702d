"""The typed filter: what is understood, and what is said about the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.errors import BadInput
from linktriage.model import Status
from linktriage.queries import FIELDS, FLAGS, LONGEST, WORDS, Query, Term, parse, problem_of

ALPHABET = 'ab-:",<>=. 19kMstarus\u00a0é'


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("dock", Term("word", ("dock",))),
        ('"two words"', Term("word", ("two words",))),
        ('"starred"', Term("word", ("starred",))),
        ("starred", Term("flag", ("starred",))),
        ("-seen-before", Term("flag", ("seen-before",), negated=True)),
        ("-", Term("word", ("-",))),
        ("status:rejected,parked", Term("status", ("rejected", "parked"))),
        ("STATUS:rej", Term("status", ("rejected",))),
        ("approach:resource", Term("approach", ("resource page",))),
        ('reason:"no place"', Term("reason", ("no place for a link",))),
        ("check:niches=fail", Term("check", ("niches=fail",))),
        ("lang:de", Term("lang", ("de",))),
        ('-text:"casino, online"', Term("text", ("casino, online",), negated=True)),
        ("traffic>1k", Term("metric", ("traffic",), ">", 1000.0)),
        ("Ahrefs.dr>=40.5", Term("metric", ("ahrefs.dr",), ">=", 40.5)),
        ("has:contact", Term("has", ("contact",))),
    ],
)
def test_a_term_is_understood(typed: str, term: Term) -> None:
    assert parse(typed) == Query((term,))


def test_all_terms_stand_beside_each_other() -> None:
    query = parse('status:queued  traffic>1000 -text:casino "free text"')
    assert str(query) == 'status:queued traffic>1000 -text:casino "free text"'
    assert query.names_status
    assert str(parse('-STARRED -starred "later"')) == '-STARRED -starred "later"'
    assert not parse("dock").names_status
    assert parse("   ") == Query()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("colour:red", "no field “colour”"),
        ("status:", "needs a value, such as queued"),
        ("site:", "“site:” needs a value."),
        ("status:gone", "is none of queued"),
        ("reason:no", "is none of off-topic"),
        ("check:niches", "wants a check and its outcome"),
        ("check:=fail", "wants a check and its outcome"),
        ("traffic>", "needs a number"),
        ("traffic>many", "needs a number"),
        ("traffic>999999999999999k", "larger than any figure"),
        ('"open', "A quote is open"),
        ('""', "The quotes hold nothing"),
        ("a" * (LONGEST + 1), "characters at most"),
    ],
)
def test_what_is_not_understood_is_answered_with_a_sentence(typed: str, said: str) -> None:
    assert said in problem_of(typed)
    with pytest.raises(BadInput, match=said.replace(".", r"\.")):
        parse(typed)


@given(st.text(max_size=60) | st.text(ALPHABET, max_size=40))
def test_any_text_is_a_query_that_prints_as_itself_or_a_sentence(text: str) -> None:
    problem = problem_of(text)
    if problem:
        assert problem.endswith(".")
    else:
        assert parse(str(parse(text))) == parse(text)


@given(st.lists(st.sampled_from([*FLAGS, *(f"{name}:x" for name in FIELDS), "a>1", "-b"])))
def test_known_terms_never_crash(words: list[str]) -> None:
    try:
        assert len(parse(" ".join(words)).terms) == len(words)
    except BadInput:
        assert words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dock", (Status.QUEUED,)),
        ("status:rejected,parked", (Status.REJECTED, Status.PARKED)),
        ("status:queued,parked -status:parked", (Status.QUEUED,)),
    ],
)
def test_statuses_that_are_typed_go_before_those_that_are_shown(
    text: str, meant: tuple[Status, ...]
) -> None:
    assert parse(text).statuses((Status.QUEUED,)) == meant


def test_whatever_the_help_says_may_be_typed() -> None:
    for words, _ in WORDS:
        assert not problem_of(words)
