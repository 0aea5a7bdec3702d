"""The lint as a whole: letters of careful people pass, mass mail does not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linktriage.errors import BadInput
from linktriage.model import Policy, Problem, Severity
from linktriage.pitching import lint, overruled
from linktriage.pitching.facts import Facts
from tests.pitching.letters import PASSAGE, known, pitch

HERE = Path(__file__).parent


def letters(name: str) -> list[dict[str, Any]]:
    with (HERE / name).open("rb") as file:
        return list(tomllib.load(file)["letter"])


GOOD = letters("good.toml")
POOR = letters("poor.toml")


def about(letter: dict[str, Any]) -> Facts:
    """The facts of the page that a good letter speaks of."""
    passage = {"title": letter["title"], "text": f"{letter['title']}\n{letter['text']}"}
    page = {**known()["page"], **passage, "author": "", "passage": "", "quote": ""}
    return {"page": page, "site": {"name": letter["site"], "host": "x.example"}}


@pytest.mark.parametrize("letter", GOOD, ids=lambda letter: letter["subject"])
def test_a_good_letter_has_no_problem(letter: dict[str, Any]) -> None:
    others = [other["body"] for other in GOOD if other is not letter]
    found = lint(pitch(letter["subject"], letter["body"]), about(letter), Policy(), others)
    assert found == ()


def test_there_are_twenty_of_them() -> None:
    assert len(GOOD) == 20


def filled(letter: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The letter as it goes to five sites."""
    for name, site in [("Ana", "Freight Notes"), ("Bo", "Dock Talk"), ("Cy", "Rack Review"),
                       ("Di", "Forklift Diary"), ("Ed", "Crate and Barrow")]:  # fmt: skip
        yield (
            letter["subject"].format(name=name, site=site),
            letter["body"].format(name=name, site=site),
        )


@pytest.mark.parametrize("letter", POOR, ids=lambda letter: letter["subject"])
def test_a_letter_that_only_changes_name_and_site_is_blocked(letter: dict[str, Any]) -> None:
    facts = known()
    sent: list[str] = []
    for subject, body in filled(letter):
        found = lint(pitch(subject, body), facts, Policy(), sent)
        blocked = {problem.id for problem in found if problem.severity is Severity.BLOCK}
        assert "page-specific" in blocked
        assert not sent or "sameness" in {problem.id for problem in found}
        sent.insert(0, body)


def test_quoting_the_page_is_what_it_takes() -> None:
    letter = (
        "Hello Ana,\n\nYour page says: “Nobody seems to have figures on how far a wrapped stack"
        " may lean before it goes over”. We tilted 14 of them and wrote down the angle, with and"
        " without wrap.\n\nhttps://packhaus.example/pallet-stability\n\nIf the page is finished,"
        " no harm done.\n\nJo Berg"
    )
    assert "wrapped stack" in PASSAGE
    assert (
        lint(pitch("How far a wrapped stack may lean: 14 tests", letter), known(), Policy()) == ()
    )


def test_a_person_may_let_problems_pass_with_a_reason() -> None:
    problems = (Problem("a", "is blocked", Severity.BLOCK, "words"), Problem("b", "is warned of"))
    passed = overruled(replace(pitch("s", "b"), problems=problems), "she asked\nfor it")
    assert passed.problems == (
        Problem("a", "is blocked (overruled: she asked for it)", Severity.WARN, "words"),
        problems[1],
    )


def test_without_a_reason_nothing_passes() -> None:
    with pytest.raises(BadInput, match="Say why"):
        overruled(pitch("s", "b"), " \n ")
