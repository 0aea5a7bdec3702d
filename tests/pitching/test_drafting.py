"""From an accepted prospect to a draft, over all seven approaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.errors import BadInput, TemplateError
from linktriage.model import (
    Accept,
    Approach,
    Basis,
    Contact,
    Evidence,
    Finding,
    OutboundLink,
    Outcome,
    Paragraph,
    Park,
    Reject,
    Requeue,
    Sender,
    Severity,
    Status,
)
from linktriage.pitching import FACTS, Library, draft, facts_of, template_for
from tests.pitching.letters import (
    ANA,
    CAMPAIGN,
    LIBRARY,
    NOW,
    PAGES,
    TARGET,
    accepted,
    intent,
    known,
    page,
    without_page,
)


@pytest.mark.parametrize("approach", Approach)
def test_every_approach_makes_a_letter_without_a_problem(approach: Approach) -> None:
    pitch = draft(accepted(approach), CAMPAIGN, TARGET, LIBRARY, contact=ANA, now=NOW)
    assert pitch.problems == ()
    assert pitch.template == approach.value.lower().replace(" ", "_")
    assert pitch.drafted_at == NOW
    assert pitch.contact == ANA
    assert pitch.body.startswith("Hello Ana,\n\n")
    assert TARGET.url in pitch.body
    title = PAGES[approach][0].removesuffix(" | Freight Notes")
    assert title in pitch.body.split("\n\n")[1]


@pytest.mark.parametrize("approach", Approach)
def test_without_a_passage_a_letter_still_names_the_page(approach: Approach) -> None:
    dossier = replace(accepted(approach), decision=Accept(intent(passage="")))
    pitch = draft(dossier, CAMPAIGN, replace(TARGET, title=""), LIBRARY)
    assert "“”" not in pitch.body
    assert not any(problem.severity is Severity.BLOCK for problem in pitch.problems)
    assert pitch.body.startswith("Hello,\n\n")


def test_the_moment_of_drafting_is_now_in_utc() -> None:
    before = datetime.now(UTC)
    assert draft(accepted(), CAMPAIGN, TARGET, LIBRARY).drafted_at >= before


def test_another_template_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "mine.txt.j2").write_text(
        "{% block subject %}S{% endblock %}{% block body %}{{ link.why }}{% endblock %}"
    )
    pitch = draft(accepted(), CAMPAIGN, TARGET, Library(tmp_path), "mine")
    assert (pitch.template, pitch.body) == ("mine", "their passage asks for figures")


@pytest.mark.parametrize(
    ("status", "decision"),
    [
        (Status.QUEUED, None),
        (Status.QUEUED, Requeue()),
        (Status.REJECTED, Reject()),
        (Status.PARKED, Park()),
        (Status.SUPPRESSED, Accept(intent())),
        (Status.SET_ASIDE, Accept(intent())),
        (Status.ACCEPTED, None),
    ],
)
def test_nothing_is_drafted_but_for_accepted_prospects(
    status: Status, decision: Reject | Park | Requeue | Accept | None
) -> None:
    dossier = accepted()
    prospect = replace(dossier.prospect, status=status)
    with pytest.raises(BadInput, match="for accepted prospects only"):
        draft(replace(dossier, prospect=prospect, decision=decision), CAMPAIGN, TARGET, LIBRARY)


def test_the_target_is_the_one_that_was_accepted() -> None:
    other = replace(TARGET, url="https://packhaus.example/other")
    with pytest.raises(BadInput, match="is accepted for .*pallet-stability, not .*other"):
        draft(accepted(), CAMPAIGN, other, LIBRARY)


def test_a_missing_fact_is_named_with_its_place() -> None:
    nobody = replace(CAMPAIGN, sender=Sender())
    with pytest.raises(TemplateError, match=r"signature\.txt\.j2, line 4: the fact “sender.name”"):
        draft(accepted(), nobody, TARGET, LIBRARY)


@pytest.mark.parametrize("approach", [one for one in Approach if one is not Approach.MENTION])
def test_a_page_without_a_title_is_named_by_its_address(approach: Approach) -> None:
    dossier = without_page(accepted(approach))
    rows = tuple(
        replace(row, facts=replace(row.facts, title="")) for row in dossier.prospect.candidates
    )
    dossier = replace(dossier, prospect=replace(dossier.prospect, candidates=rows))
    made = draft(dossier, CAMPAIGN, TARGET, LIBRARY)
    assert "freightnotes.example/" in made.body
    assert "“”" not in made.body


def test_a_title_of_one_word_is_told_apart_by_the_host() -> None:
    dossier = accepted()
    assert dossier.page is not None
    named = replace(dossier, page=replace(dossier.page, title="Links"))
    assert facts_of(named, CAMPAIGN, TARGET)["page"]["name"] == "“Links” on freightnotes.example"


def test_a_caption_is_not_quoted_and_a_line_on_the_subject_takes_its_place() -> None:
    line = "How far a pallet may lean decides its stability, and nobody has measured it here."
    chance = "Every pallet of ours is counted twice before it goes out of the door."
    made = replace(
        accepted(),
        page=page("A long title", "Pallet stability table", chance, line),
        decision=Accept(intent("Pallet stability table")),
    )
    known_facts = facts_of(made, CAMPAIGN, TARGET)
    assert known_facts["page"]["quote"] == ""
    assert known_facts["page"]["line"] == line.rstrip(".")
    assert f"has this sentence: “{line.rstrip('.')}”" in draft(made, CAMPAIGN, TARGET, LIBRARY).body


def test_a_dead_link_that_was_asked_for_is_named_with_its_sentence() -> None:
    text = "The old figures stand in the tilt tests of the institute, which nobody repeated."
    dead = OutboundLink("https://gone.example/tilt", "gone.example", "tilt tests", paragraph=0)
    other = replace(dead, url="https://gone.example/x", paragraph=None)
    read = replace(page("A long title", text), links=(other, dead))
    found = Finding(
        "dead-links", Outcome.PASS, Basis.MEASURED, "1 of 2 dead",
        (Evidence("gone", dead.url, "page"), Evidence("tilt tests: gone", dead.url, "link 1")),
    )  # fmt: skip
    dossier = replace(accepted(Approach.BROKEN), page=read, findings=(found,))
    told = facts_of(dossier, CAMPAIGN, TARGET)["dead"]
    assert told == {
        "url": dead.url,
        "shown": "gone.example/tilt",
        "anchor": "tilt tests",
        "quote": text.rstrip("."),
    }
    assert (
        f"It stands in this sentence: “{text.rstrip('.')}”"
        in draft(dossier, CAMPAIGN, TARGET, LIBRARY).body
    )
    beside = Evidence("x", other.url, "link 0")
    loose = replace(dossier, findings=(replace(found, evidence=(beside,)),))
    assert facts_of(loose, CAMPAIGN, TARGET)["dead"]["quote"] == ""
    short = replace(read, paragraphs=(Paragraph("tilt tests"),))
    assert facts_of(replace(dossier, page=short), CAMPAIGN, TARGET)["dead"]["quote"] == ""
    gone = replace(found, evidence=(replace(beside, where="page"),))
    assert facts_of(replace(dossier, findings=(gone,)), CAMPAIGN, TARGET)["dead"]["url"] != dead.url


@pytest.mark.parametrize("approach", Approach)
def test_every_approach_has_a_variant_that_says_it_in_other_words(approach: Approach) -> None:
    own, *others = LIBRARY.variants(approach)
    assert own == template_for(approach)
    assert others
    dossier = accepted(approach)
    first = draft(dossier, CAMPAIGN, TARGET, LIBRARY, own)
    for name in others:
        made = draft(dossier, CAMPAIGN, TARGET, LIBRARY, name)
        assert made.body != first.body
        assert not [one for one in made.problems if one.severity is Severity.BLOCK]


def test_every_fact_is_explained_and_nothing_else_is_given() -> None:
    assert {f"{group}.{key}" for group, keys in known().items() for key in keys} == set(FACTS)


def test_no_fact_hides_behind_a_method_of_a_dict() -> None:
    names = {part for name in FACTS for part in name.split(".")}
    assert not names & set(dir({}))


def test_facts_are_text_and_numbers_only() -> None:
    values = [value for group in known().values() for value in group.values()]
    assert all(type(value) in {str, int} for value in values)


def test_facts_need_an_accept() -> None:
    with pytest.raises(ValueError, match="is not accepted"):
        facts_of(replace(accepted(), decision=None), CAMPAIGN, TARGET)


def test_what_is_not_known_is_blank() -> None:
    dossier = without_page(accepted())
    bare = replace(dossier, prospect=replace(dossier.prospect, candidates=()))
    given_facts = facts_of(bare, replace(CAMPAIGN, own_domains=()), TARGET)
    assert given_facts["page"]["title"] == ""
    assert given_facts["page"]["published"] == ""
    assert given_facts["page"]["text"] == ""
    assert given_facts["contact"] == {"name": "", "first_name": "", "email": "", "role": ""}
    assert given_facts["dead"] == {"url": "", "shown": "", "anchor": "", "quote": ""}
    assert given_facts["campaign"]["domain"] == ""
    assert given_facts["mention"] == {"term": "", "quote": ""}
    assert given_facts["site"]["name"] == "freightnotes.example"


def test_an_imported_row_knows_what_a_page_does_not_say() -> None:
    dossier = without_page(accepted())
    row = dossier.prospect.candidates[0]
    row = replace(row, facts=replace(row.facts, title="From the list", author="Bo Ek"))
    listed = replace(dossier, prospect=replace(dossier.prospect, candidates=(row,)))
    page = facts_of(listed, CAMPAIGN, TARGET)["page"]
    assert (page["title"], page["author_first_name"]) == ("From the list", "Bo")


def test_a_mention_is_a_whole_word() -> None:
    texts = {
        "The packhausen brothers.": "",
        "A PACKHAUS test.": "Packhaus",
        "Bypackhaus, packhausx.": "",
        "Bypackhaus and Packhaus.": "Packhaus",
    }
    for text, term in texts.items():
        dossier = replace(accepted(), page=None, decision=Accept(intent(passage=text)))
        assert facts_of(dossier, CAMPAIGN, TARGET)["mention"]["term"] == term


def test_a_mention_is_looked_for_in_the_page_too() -> None:
    mention = known(Approach.MENTION)["mention"]
    assert str(mention["quote"]).startswith("According to Packhaus, a column stack")


def test_the_day_is_written_out() -> None:
    assert known()["page"]["published"] == "3 March 2026"


HOSTILE = st.text(
    st.sampled_from("aB é\r\n\t\x00\x1b\x85\u2028\u202e\u200b\u05d0\U0001f468\u200d\",'<>{}%[]=+@"),
    max_size=40,
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_name_title_or_passage_breaks_a_letter_or_gets_in_its_subject(
    name: str, title: str, passage: str
) -> None:
    dossier = accepted()
    assert dossier.page
    hostile = replace(
        dossier,
        page=replace(dossier.page, title=f"T{title}", author=name, site_name=name),
        decision=Accept(intent(passage=passage)),
    )
    pitch = draft(hostile, CAMPAIGN, TARGET, LIBRARY, contact=Contact("a@b.example", name))
    text = pitch.subject + pitch.body.replace("\n", "")
    assert not any(ord(char) < 32 or char in "\x7f\x85\u2028\u202e\u200b" for char in text)
    assert pitch.body.count("Jo Berg") == 1
