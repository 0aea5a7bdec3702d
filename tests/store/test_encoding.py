"""What is written plainly is read as what it was, plainly and with all checks."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from linktriage.model import (
    Accept,
    Answer,
    Campaign,
    Contact,
    Evidence,
    LinkIntent,
    Metric,
    Page,
    Park,
    Policy,
    Problem,
    Provenance,
    Reject,
    Requeue,
    Sender,
    TargetPage,
)
from linktriage.store import codec, decoding
from linktriage.store.decoding import load_decision
from linktriage.store.encoding import dump, dump_decision
from tests.builders import page

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def filled(kind: type[Any], **others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a kind with something in each field."""
    given = {
        name: NUMBERS if hint is float else st.from_type(hint)
        for name, hint in get_type_hints(kind).items()
    }
    return st.builds(kind, **{**given, **others})


WORDS = st.text(min_size=1).filter(lambda text: bool(text.strip()))
PROVENANCE = st.dictionaries(st.text(), st.sampled_from(Provenance), max_size=3)
INTENTS = filled(LinkIntent, target=WORDS, why=WORDS, provenance=PROVENANCE)
ANSWERS = st.dictionaries(st.text(), st.sampled_from(Answer), max_size=3)
DECISIONS = st.one_of(
    filled(Accept, intent=INTENTS), filled(Reject), filled(Park, resumes=st.none() | INTENTS)
)
VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (Contact, filled(Contact)),
    (TargetPage, filled(TargetPage, answers=ANSWERS)),
    (Campaign, filled(Campaign, policy=filled(Policy), sender=filled(Sender))),
    (dict[str, Answer], ANSWERS),
    (tuple[Evidence, ...], st.lists(filled(Evidence)).map(tuple)),
    (tuple[Problem, ...], st.lists(filled(Problem)).map(tuple)),
    (tuple[Metric, ...], st.lists(filled(Metric)).map(tuple)),
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(DECISIONS)
def test_a_decision_comes_back_as_it_was(one: Accept | Reject | Park) -> None:
    text = dump_decision(one)
    assert load_decision(text) == one
    assert text is not None
    assert TypeAdapter(type(one)).validate_json(dump(one)) == one
    assert json.loads(text)["kind"] == type(one).__name__.lower()


def test_back_to_the_queue_is_no_decision() -> None:
    assert dump_decision(Requeue()) is None
    assert load_decision(None) is None


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda one: getattr(one, "__name__", ""))
def test_values_come_back_as_they_were(kind: Any, values: st.SearchStrategy[Any]) -> None:
    adapter = TypeAdapter(kind)

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(values)
    def check(one: Any) -> None:
        text = dump(one)
        assert decoding.load(kind, text) == one
        assert adapter.validate_json(text) == one
        assert decoding.load(kind, adapter.dump_json(one).decode()) == one

    check()


def test_moments_and_mappings_of_any_kind_have_a_form() -> None:
    one = page()
    assert decoding.load(Page, dump(one)) == decoding.load(Page, codec.dump(one)) == one
    assert dump(MappingProxyType({"without_seo": Answer.PASS})) == '{"without_seo":"pass"}'


def test_what_is_no_value_has_none() -> None:
    with pytest.raises(TypeError):
        dump({"socket": object()})
