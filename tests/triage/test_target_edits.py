"""Target pages added, changed, answered for and removed; every act can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.errors import BadInput
from linktriage.model import Answer, Goal, Job, Page, Readiness, Role
from linktriage.store import target_past
from linktriage.triage import Triage
from linktriage.triage.target_fields import FIELDS, said_of, target_of
from tests.builders import page
from tests.triage.conftest import CLASS, PRICING


def read(triage: Triage, url: str, **fields: object) -> None:
    """Keep a page of ours as if it was read."""
    found: Page = page(url, "Density decides the freight class. " * 60)
    changed = replace(found, words=400, title="Freight class", **fields)  # type: ignore[arg-type]
    triage.store.readings.save_own(url, changed, None, frozenset())


def test_a_target_is_known_by_its_address(triage: Triage) -> None:
    assert triage.target(CLASS.url + "/").cluster == "freight class"
    with pytest.raises(BadInput, match="is no target page"):
        triage.target("https://ours.example/never")


def test_adding_is_taken_back_and_done_again(triage: Triage) -> None:
    triage.put_target(replace(CLASS, url="https://ours.example/new"))
    assert triage.undo_targets() == "add https://ours.example/new"
    assert len(triage.targets()) == 2
    assert triage.redo_targets() == "add https://ours.example/new"
    assert len(triage.targets()) == 3
    assert triage.redo_targets() is None


def test_a_page_moves_with_its_address_and_keeps_its_place(triage: Triage) -> None:
    before = triage.target(CLASS.url)
    moved = triage.put_target(replace(before, url="https://ours.example/class"), before)
    assert [one.url for one in triage.targets()] == ["https://ours.example/class", PRICING.url]
    assert moved.id == before.id
    triage.undo_targets()
    assert triage.targets()[0] == before


def test_no_page_moves_to_where_another_target_is(triage: Triage) -> None:
    before = triage.target(CLASS.url)
    with pytest.raises(BadInput, match="is a target already"):
        triage.put_target(replace(before, url=PRICING.url), before)
    assert triage.undo_targets() is None, "what was refused was not done"


def test_a_removed_page_comes_back_in_its_old_place(triage: Triage) -> None:
    before = triage.targets()
    triage.remove_target(before[0])
    assert len(triage.targets()) == 1
    triage.undo_targets()
    assert triage.targets() == before
    triage.remove_target(before[1])
    triage.put_target(replace(CLASS, url="https://ours.example/takes-its-number"))
    triage.undo_targets()
    triage.undo_targets()
    assert triage.targets() == before


def test_removing_what_is_gone_already_does_nothing(triage: Triage) -> None:
    target = triage.target(CLASS.url)
    triage.remove_target(target)
    triage.remove_target(target)
    assert len(triage.targets()) == 1


def test_something_new_done_ends_what_could_be_done_again(triage: Triage) -> None:
    triage.remove_target(triage.target(CLASS.url))
    triage.undo_targets()
    triage.remove_target(triage.target(PRICING.url))
    assert triage.redo_targets() is None


def test_only_the_newest_acts_can_be_taken_back(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target_past, "KEPT", 1)
    triage.put_target(replace(CLASS, title="one"))
    triage.put_target(replace(CLASS, title="two"))
    triage.undo_targets()
    assert triage.target(CLASS.url).title == "one"
    assert triage.undo_targets() is None


def test_an_edit_is_judged_by_what_was_read_of_the_page(triage: Triage) -> None:
    read(triage, CLASS.url)
    edited = triage.put_target(replace(triage.target(CLASS.url), title="Class"))
    assert edited.readiness is Readiness.NOT_READY
    assert "it is a dead end: it links to no other page of yours" in edited.missing


def test_answers_are_acts_too(triage: Triage) -> None:
    target = triage.target(CLASS.url)
    answered = triage.answer_target(target, "specific", Answer.FAIL)
    assert answered.missing == ("you said that it is too soft, broad or interchangeable",)
    triage.undo_targets()
    assert triage.target(CLASS.url).answers == {}
    triage.answer_target(triage.target(CLASS.url), "specific", Answer.PASS)
    cleared = triage.answer_target(triage.target(CLASS.url), "specific", None)
    assert cleared.answers == {}


def test_the_fields_say_a_target_as_a_person_would_write_it() -> None:
    whole = replace(
        CLASS, job=Job.EXPLAINS, goal=Goal.TOPIC, asset_type="guide", supports=PRICING.url
    )
    assert tuple(said_of(whole)) == FIELDS
    assert target_of(said_of(whole)) == whole
    assert target_of(said_of(CLASS), CLASS) == CLASS


def test_a_word_may_be_begun_and_taken_away() -> None:
    made = target_of({"url": "ours.example/a", "cluster": "x", "role": "p", "job": "org"})
    assert (made.url, made.role, made.job) == (
        "https://ours.example/a",
        Role.PILLAR,
        Job.ORGANISES,
    )
    assert target_of({"job": "-", "supports": " ", "role": ""}, made) == replace(
        made, job=None, role=Role.SUPPORTING
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"cluster": "x"}, "needs its address"),
        ({"url": "ours.example/a"}, "needs the keyword cluster"),
        ({"url": "ours.example/a", "cluster": "x", "job": "s"}, "The job is one of"),
        ({"url": "nothing here", "cluster": "x"}, "is no address of a page"),
    ],
)
def test_what_does_not_fit_is_said(said: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        target_of(said)
