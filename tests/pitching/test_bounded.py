"""Templates that want more than facts are stopped, and soon."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from linktriage.errors import TemplateError
from linktriage.pitching import Library
from tests.patience import no_hang
from tests.pitching.letters import known


def render(folder: Path, body: str, subject: str = "A subject") -> str:
    """Render a template whose body block is `body`."""
    (folder / "mine.txt.j2").write_text(
        f"{{% block subject %}}{subject}{{% endblock %}}{{% block body %}}{body}{{% endblock %}}"
    )
    return Library(folder).render("mine", known()).body


ESCAPES = [
    "{{ page.__class__ }}",
    "{{ page['__class__'] }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ page.title.format }}",
    "{{ '{0.__class__}'.format(page) }}",
    "{{ page.items() }}",
    "{{ page.pop('title') }}",
    "{{ page.update({'title': 'x'}) }}",
    "{{ page.title|attr('upper') }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler('a') }}",
    "{{ lipsum() }}",
    "{{ range(9) }}",
    "{{ namespace(a=1) }}",
    "{{ dict(a=1) }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop.__class__ }}",
    "{% for x in [1] %}{{ loop.__init__ }}{% endfor %}",
    "{{ [].append(1) }}",
    "{{ (1).bit_length() }}",
    "{{ page.title.upper() }}",
    "{{ page.title[0:].join([]) }}",
    "{{ page.title|map('upper')|first }}",
    "{% set x = page.title.split %}{{ x }}",
    "{{ page.nosuch.deeper }}",
    "{{ page.published.x }}",
]


@pytest.mark.parametrize("body", ESCAPES)
def test_a_template_that_reaches_for_more_than_facts_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(TemplateError) as error:
        render(tmp_path, body)
    assert error.value.template == "mine.txt.j2"


FOR_EVER = [
    (
        "{% for a in page.text %}{% for b in page.text %}{% for c in page.text %}"
        "{% endfor %}{% endfor %}{% endfor %}"
    ),
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}x{% endmacro %}{{ m(60) }}",
    "{% include 'mine.txt.j2' %}",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% for a in page.text %}{{ page.text }}{% endfor %}",
    "{{ self.body() }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 1 %}" * 300 + "x" + "{% endif %}" * 300,
]


@pytest.mark.parametrize("body", FOR_EVER, ids=lambda body: body[:40])
def test_a_template_that_runs_for_ever_is_stopped_at_once(tmp_path: Path, body: str) -> None:
    with no_hang(), pytest.raises(TemplateError):
        render(tmp_path, body)


DOUBLED = "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}"
ADDED = "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40 + "{{ a }}"
PRINTED = "{% set a %}xxxxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40
HUNGRY = [
    DOUBLED,
    ADDED,
    PRINTED,
    "{{ 'x' * 500000000 }}",
    "{{ [1] * 500000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 999999999 * 999999999 * 9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ 'x'|center(500000000) }}",
    "{{ 'x'|indent(500000000) }}",
    "{{ 'a'.ljust(500000000) }}",
    "{{ page.text|replace('a', page.text) }}",
]


@pytest.mark.parametrize("body", HUNGRY, ids=lambda body: body[:40])
def test_a_template_that_swells_is_stopped_before_memory_is_taken(
    tmp_path: Path, body: str
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TemplateError):
            render(tmp_path, body)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_a_draft_has_a_longest_length(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="20000 characters"):
        render(tmp_path, ("long " * 1000 + "{{ page.title }}") * 5)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{{ 2 + 3 * 4 % 5 }}", "4"),
        ("{{ 'a' + 'b' ~ 'c' }}", "abc"),
        ("{% for x in ['a', 'b'] %}{{ loop.index }}{{ x }}{% endfor %}", "1a2b"),
        ("{% macro hi(n) %}Hi {{ n }}{% endmacro %}{{ hi('Bo') }}", "Hi Bo"),
        ("{{ page.author[0] }}", "A"),
        ("{{ page['author'] | upper }}", "ANA SILVA"),
        ("{{ page.nosuch is defined }}", "False"),
        ("{{ 'the long title of a page' | shorten(12) }}", "the long…"),
        ("{{ ' ends nowhere' | sentence }}", "Ends nowhere."),
    ],
)
def test_what_letters_need_works(tmp_path: Path, body: str, text: str) -> None:
    assert render(tmp_path, body) == text


def test_the_first_subject_of_a_good_length_is_taken() -> None:
    from linktriage.pitching.bounded import FILTERS

    fitting = FILTERS["fitting"]
    assert fitting(["short", "x" * 40, "y" * 41]) == "x" * 40
    assert fitting(["x" * 30, "x" * 55]) == "x" * 55


@pytest.mark.parametrize("name", ["page.title", "['a', 'b']"])
def test_other_templates_are_named_in_plain_text(tmp_path: Path, name: str) -> None:
    with pytest.raises(TemplateError, match="line 1: name the other template"):
        render(tmp_path, f"{{% include {name} %}}")
