"""Templates by name, the user's before ours, and what is said of a broken one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linktriage.errors import TemplateError
from linktriage.model import Approach
from linktriage.pitching import Library, template_for
from tests.pitching.letters import known

NOTHING = "{% block subject %}A subject{% endblock %}"


def write(folder: Path, name: str, text: str) -> Library:
    file = folder / f"{name}.txt.j2"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Library(folder)


def test_every_approach_has_a_built_in_template() -> None:
    assert set(map(template_for, Approach)) <= set(Library().names())


def test_a_users_template_comes_before_the_built_in_one(tmp_path: Path) -> None:
    library = write(tmp_path, "partner", NOTHING + "{% block body %}Mine{% endblock %}")
    assert library.render("partner", known()).body == "Mine"
    assert library.path("partner") == tmp_path / "partner.txt.j2"
    assert Library().path("partner") != library.path("partner")
    assert library.path("nosuch") is None


def test_a_users_template_may_change_one_block_of_ours(tmp_path: Path) -> None:
    library = write(
        tmp_path,
        "targeted_outreach",
        '{% extends "builtin/targeted_outreach.txt.j2" %}'
        "{% block subject %}Only the subject is new{% endblock %}",
    )
    text = library.render("targeted_outreach", known())
    assert text.subject == "Only the subject is new"
    assert text.body == Library().render("targeted_outreach", known()).body


@pytest.mark.parametrize("title", ["", "Pallet stability", "How high a pallet may be stacked"])
@pytest.mark.parametrize("line", ["", "A pallet that leans was loaded that way."])
@pytest.mark.parametrize("name", ["targeted_outreach", "resource_page"])
def test_what_your_page_is_about_is_said_but_once(name: str, line: str, title: str) -> None:
    facts = {group: dict(values) for group, values in known().items()}
    facts["page"] |= {"quote": "", "line": line, "name": "“Loading”"}
    facts["target"] |= {"cluster": "pallet stability", "title": title, "why": "Ten were tipped."}
    body = Library().render(name, facts).body
    assert body.casefold().count("pallet stability") <= 1
    assert (title or "pallet stability") in body


def test_a_block_may_add_to_the_one_it_replaces(tmp_path: Path) -> None:
    library = write(
        tmp_path,
        "more",
        '{% extends "builtin/targeted_outreach.txt.j2" %}'
        "{% block body %}{{ super() }}And a postscript.{% endblock %}",
    )
    body = library.render("more", known()).body
    assert body.endswith("And a postscript.")
    assert "Hello Ana" in body


def test_a_users_partial_changes_all_letters(tmp_path: Path) -> None:
    library = write(tmp_path, "partials/greeting", "Good day")
    assert library.render("partner", known()).body.startswith("Good day\n\n")


def test_variants_of_an_approach_are_offered_after_its_own(tmp_path: Path) -> None:
    library = write(tmp_path, "digital_pr-short", NOTHING)
    assert library.variants(Approach.PR) == ("digital_pr", "digital_pr-short")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    library = write(tmp_path, "mine", "\ufeff" + NOTHING + "{% block body %}Hi{% endblock %}")
    assert library.render("mine", known()).body == "Hi"


def test_subject_and_body_come_out_harmless_and_tidy(tmp_path: Path) -> None:
    library = write(
        tmp_path,
        "mine",
        "{% block subject %} A \n\x1b[2Jsubject {% endblock %}"
        "{% block body %}one  \n\n\n\n\x1b]0;two\u202e\n{% endblock %}",
    )
    text = library.render("mine", known())
    assert text.subject == "A [2Jsubject"
    assert text.body == "one\n\n]0;two"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% block body %}\n{{ page.nosuch }}{% endblock %}", "line 2: there is no fact called"),
        ("{% block body %}\n\n{{ contact.role }}{% endblock %}", "line 3: the fact “contact.role”"),
        ("{% block body %}{{ nosuch }}{% endblock %}", "line 1: 'nosuch' is undefined"),
        ("{% block body %}\n{{ none }}{% endblock %}", "line 2: a value printed here is empty"),
        ("{% block body %}\n{{ '  ' }}{% endblock %}", "line 2: a value printed here is empty"),
        ("{% block body %}\n{{ 1 / 0 }}{% endblock %}", "line 2: this cannot be worked out"),
        ("{% block body %}\n{% if %}{% endblock %}", "line 2: "),
        ("{% block body %}\n{{ page.title | nosuch }}{% endblock %}", "line 2: No filter named"),
        ("{% include 'nosuch.txt.j2' %}{% block body %}{% endblock %}", "no template “nosuch"),
        ("no blocks at all", "mine.txt.j2: the template has no block called 'body'"),
    ],
)
def test_a_broken_template_is_told_where_and_why(tmp_path: Path, source: str, said: str) -> None:
    facts = dict(known())
    facts["contact"] = {**facts["contact"], "role": ""}
    library = write(tmp_path, "mine", "{% block subject %}S{% endblock %}" + source)
    with pytest.raises(TemplateError) as error:
        library.render("mine", facts)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_the_file_and_line_of_an_error_are_kept_apart_too(tmp_path: Path) -> None:
    library = write(tmp_path, "partials/signature", "one\n{{ sender.nosuch }}")
    with pytest.raises(TemplateError) as error:
        library.render("partner", known())
    assert (error.value.template, error.value.line) == ("signature.txt.j2", 2)


def test_a_fact_nobody_explains_is_missed_all_the_same(tmp_path: Path) -> None:
    library = write(tmp_path, "mine", "{% block subject %}{{ extra.thing }}{% endblock %}")
    with pytest.raises(TemplateError, match="“extra.thing” is missing"):
        library.render("mine", {"extra": {"thing": ""}})


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.txt.j2").write_bytes("Grüße".encode("cp1252"))
    with pytest.raises(TemplateError, match="mine.txt.j2: the template is not UTF-8"):
        Library(tmp_path).render("mine", known())


def test_an_unknown_template_is_answered_with_the_known_ones() -> None:
    with pytest.raises(TemplateError, match="broken_link, broken_link-short, digital_pr"):
        Library().render("../../etc/passwd", known())


def test_a_template_that_fails_only_when_compiled_is_found_by_the_check(tmp_path: Path) -> None:
    write(tmp_path, "bad", "{% if %}")
    with pytest.raises(TemplateError, match=r"bad\.txt\.j2, line 1"):
        Library(tmp_path).check("bad")
    Library(tmp_path).check("partner")


def test_jinja_is_imported_by_the_first_draft_only() -> None:
    script = "import sys, linktriage.pitching; print('jinja2' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
