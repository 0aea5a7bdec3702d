"""Sameness, the share of words about their page, and the first paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from linktriage.model import Accept, Approach, Policy, Problem
from linktriage.pitching import draft, lint
from tests.pitching import letters
from tests.pitching.letters import ANA, CAMPAIGN, LIBRARY, TARGET, known, pitch
from tests.pitching.test_linting import GOOD


def named(name: str, found: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in found if problem.id == name]


def drafts(approach: Approach) -> Iterator[tuple[Problem, ...]]:
    """The problems of drafts of one approach about many pages, each compared with those before."""
    sent: list[str] = []
    for good in GOOD:
        sentence = good["text"].split(".")[0]
        says = f"{sentence}, says Packhaus." if approach is Approach.MENTION else good["text"]
        dossier = replace(
            letters.accepted(approach),
            page=replace(letters.page(good["title"], says), site_name=good["site"]),
            decision=Accept(letters.intent(says)),
        )
        made = draft(dossier, CAMPAIGN, TARGET, LIBRARY, contact=ANA, others=sent)
        sent.insert(0, made.body)
        yield made.problems


@pytest.mark.parametrize("approach", Approach)
def test_drafts_of_a_built_in_template_are_clean_and_unlike_each_other(approach: Approach) -> None:
    problems = [problem for found in drafts(approach) for problem in found]
    assert [problem for problem in problems if problem.id != "subject"] == []


def test_the_same_draft_twice_is_named() -> None:
    body = GOOD[0]["body"]
    found = lint(pitch("x" * 40, body), known(), Policy(), [GOOD[1]["body"], body])
    assert [p.message for p in named("sameness", found)] == [
        "100% of it stands in an earlier draft"
    ]


def test_only_the_last_fifty_drafts_count() -> None:
    body = GOOD[0]["body"]
    found = lint(pitch("x" * 40, body), known(), Policy(), [*["other"] * 50, body])
    assert named("sameness", found) == []


def test_what_every_draft_for_a_target_repeats_does_not_make_it_the_same() -> None:
    why = str(known()["target"]["why"])
    one, two = f"Hello,\n\nOne thing.\n\n{why}", f"Hello,\n\nAnother matter.\n\n{why}"
    assert named("sameness", lint(pitch("s", two), known(), Policy(), [one])) == []


def test_a_letter_that_hardly_speaks_of_the_page_is_warned_of() -> None:
    body = "Hello Ana,\n\nThe mixed loads.\n\n" + "Something else is said here. " * 12
    (problem,) = named("page-specific", lint(pitch("s", body), known(), Policy()))
    assert problem.message == "only 2% of the words speak of their page"


def test_a_page_that_could_not_be_read_cannot_be_compared_with() -> None:
    facts = {**known(), "page": dict.fromkeys(known()["page"], "")}
    found = lint(pitch("x" * 40, "word " * 50), facts, Policy())
    assert found == ()


def test_the_first_paragraph_names_the_page() -> None:
    late = "Hello Ana,\n\nWe make things.\n\nYou write that a wrapped stack may lean."
    (problem,) = named("opening", lint(pitch("s", late), known(), Policy()))
    assert problem.quote == "We make things."


def test_its_address_names_a_page_too() -> None:
    body = f"Hello Ana,\n\nAbout {letters.PAGE_URL}: a wrapped stack may lean."
    assert named("opening", lint(pitch("s", body), known(), Policy())) == []


def test_an_empty_letter_is_empty_and_nothing_else() -> None:
    found = lint(pitch("x" * 40, "Hello Ana,"), known(), Policy())
    assert {problem.id for problem in found} == {"length"}
