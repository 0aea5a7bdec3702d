"""Each rule of the lint with what it finds and what it lets be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.model import AnchorKind, Policy, Severity
from linktriage.pitching import lint
from linktriage.pitching.facts import Facts
from tests.pitching.letters import PAGE_URL, TARGET, known, pitch

SUBJECT = "How far a wrapped stack may lean: tests"
QUOTE = "“how far a wrapped stack may lean before it goes over”"


def found(rule: str, body: str, subject: str = SUBJECT, facts: Facts | None = None,
          policy: Policy | None = None) -> list[tuple[str, Severity]]:  # fmt: skip
    """The words a rule marks, with how grave they are."""
    problems = lint(pitch(subject, body), facts or known(), policy or Policy())
    return [(p.quote, p.severity) for p in problems if p.id == rule]


def marked(rule: str, body: str, **given: object) -> list[str]:
    return [quote for quote, _ in found(rule, body, **given)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "severity"),
    [(0, None), (39, Severity.WARN), (40, None), (125, None), (126, Severity.WARN),
     (200, Severity.WARN), (201, Severity.BLOCK)],
)  # fmt: skip
def test_length(words: int, severity: Severity | None) -> None:
    given = found("length", "word " * words)
    assert [each for _, each in given] == ([severity] if severity else [])


def test_no_words_at_all_are_blocked() -> None:
    assert found("empty", " \n ") == [("", Severity.BLOCK)]


@pytest.mark.parametrize("subject", ["x" * 36, "x" * 50])
def test_a_subject_of_a_good_length(subject: str) -> None:
    assert found("subject", "", subject) == []


@pytest.mark.parametrize(
    ("subject", "quote", "severity"),
    [
        ("x" * 35, "x" * 35, Severity.WARN),
        ("x" * 51, "x" * 51, Severity.WARN),
        ("", "", Severity.BLOCK),
        ("Re: our conversation about pallets last week", "Re:", Severity.BLOCK),
        ("FWD: the pallet figures you have asked me for", "FWD:", Severity.BLOCK),
    ],
)
def test_a_subject_that_is_not_read(subject: str, quote: str, severity: Severity) -> None:
    assert found("subject", "", subject) == [(quote, severity)]


@pytest.mark.parametrize(
    ("body", "second"),
    [
        (f"{TARGET.url} and www.packhaus.example/more.", ["www.packhaus.example/more"]),
        (f"{TARGET.url} and once more {TARGET.url}/", []),
        (f"On {PAGE_URL} you name https://institute.example/tests/2011.pdf: {TARGET.url}", []),
    ],
)
def test_one_link_is_enough(body: str, second: list[str]) -> None:
    assert marked("links", body) == second


def test_the_name_of_their_site_is_no_link() -> None:
    facts = {**known(), "site": {"host": "www.freightnotes.example", "name": "x"}}
    assert marked("links", f"On www.freightnotes.example: {TARGET.url}", facts=facts) == []


def test_a_link_of_the_signature_does_not_count() -> None:
    signed = {**known(), "sender": {"signature": "Jo, https://packhaus.example/"}}
    assert marked("links", f"{TARGET.url}\n\nJo, https://packhaus.example/", facts=signed) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tell me if you would rather not hear from us again.",
        "To opt out, answer with one word.",
        "I will not write to you again unless you answer.",
        "If you prefer not to be contacted, tell me.",
    ],
)
def test_a_way_out_is_offered(line: str) -> None:
    policy = replace(Policy(), opt_out_required=True)
    assert found("opt-out", f"Hello.\n\n{line}", policy=policy) == []
    assert found("opt-out", "Hello.", policy=policy) == [("", Severity.BLOCK)]
    assert found("opt-out", "Hello.") == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("Hello {{ name }},", "{{ name }}"),
        ("Hello {% if name %},", "{% if name %}"),
        ("Hello {first_name},", "{first_name}"),
        ("Hello ${name},", "${name}"),
        ("Hello %FIRST NAME%,", "%FIRST NAME%"),
        ("Hello *|FNAME|*,", "*|FNAME|*"),
        ("Hello <<name>>,", "<<name>>"),
        ("Hello [Name],", "[Name]"),
        ("Hello [your first name],", "[your first name]"),
        ("Hello <name>,", "<name>"),
        ("About <page title> XXX", "<page title>"),
        ("TODO say more", "TODO"),
        ("Hello }} you", "}}"),
        ("Hello None,", "Hello None"),
        ("Hi ,", "Hi ,"),
        ("Dear , I write", "Dear ,"),
        ("It says “”.", "“”"),
        ("Your page () is fine", "()"),
        ("by None on Monday", "None"),
    ],
)
def test_what_a_template_left_over(body: str, field: str) -> None:
    assert (field, Severity.BLOCK) in found("left-over", body)


@pytest.mark.parametrize(
    "body",
    [
        "Hello,", "Hi,", "they said it [sic] twice", "the guide [PDF] is good", "in [2] they say",
        "there is none, as far as I know", "write to <jo@packhaus.example>", "100 % {sic}.",
        "none of them", "we had a null result", "[…] and so on",
    ],
)  # fmt: skip
def test_what_only_looks_left_over(body: str) -> None:
    assert found("left-over", body if body != "100 % {sic}." else "100 % sure.") == []


def test_brackets_that_stand_on_their_page_are_theirs() -> None:
    page = {**known()["page"], "title": "Pallets [Part Two]"}
    assert found("left-over", "On “Pallets [Part Two]”", facts={**known(), "page": page}) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "do me a favour", "quick favor", "would really appreciate", "be so grateful",
        "mean the world", "Thanks in advance", "sorry to bother you", "I know you’re busy",
        "any chance you could", "kindly consider",
    ],
)  # fmt: skip
def test_begging(phrase: str) -> None:
    words = phrase.replace("would really", "I would really").replace("be so", "I'd be so")
    assert len(marked("begging", f"Hello Ana, {words} it.")) == 1


@pytest.mark.parametrize(
    "phrase",
    [
        "amazing", "the ultimate guide", "a must-read", "game-changing", "world class",
        "adds value to your readers", "your audience will love it", "the best guide on the web",
        "tons of value", "guaranteed",
    ],
)  # fmt: skip
def test_overselling(phrase: str) -> None:
    assert len(marked("overselling", f"It is {phrase}.")) == 1


def test_a_quote_or_a_title_may_say_anything() -> None:
    target = {**known()["target"], "title": "The Ultimate Amazing Guide"}
    body = "Your page says “it is an amazing backlink”. We have The Ultimate Amazing Guide."
    facts = {**known(), "target": target}
    assert marked("overselling", body, facts=facts) == []
    assert marked("seo-words", body, facts=facts) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "backlink", "back links", "do-follow", "dofollow", "link juice", "DA 45", "DR of 60+",
        "domain authority", "guest post link", "link exchange", "swap links", "niche edit",
        "sponsored post", "link building",
    ],
)  # fmt: skip
def test_trade_words_are_blocked(phrase: str) -> None:
    assert (phrase, Severity.BLOCK) in found("seo-words", f"We want a {phrase} here.")


@pytest.mark.parametrize("phrase", ["SEO", "guest post", "link to us", "anchor text", "keywords"])
def test_hints_of_the_trade_are_warned_of(phrase: str) -> None:
    assert found("seo-words", f"It is for {phrase}.") == [(phrase, Severity.WARN)]


def test_a_page_about_seo_may_be_written_to_about_seo() -> None:
    page = {**known()["page"], "text": "What SEO is, and which keywords count"}
    assert found("seo-words", "It is for SEO.", facts={**known(), "page": page}) == []


def test_words_within_words_are_let_be() -> None:
    assert marked("seo-words", "The Da Vinci seoul DAB 12 museum") == []
    assert marked("overselling", "The epicentre and the guarantor") == []


@pytest.mark.parametrize(
    "claim",
    [
        "I read your article", "I've just read your page", "I really enjoyed it",
        "I have been following you", "I stumbled upon it", "I came across your site",
        "Loved your article", "your great article", "I am a huge fan", "big fan of your work",
    ],
)  # fmt: skip
def test_a_claim_needs_a_quote_from_the_page(claim: str) -> None:
    words = f"Hello Ana, {claim} of yours."
    assert [severity for _, severity in found("claim", words)][:1] == [Severity.BLOCK]
    assert found("claim", f"{words} It says {QUOTE}.") == []


def test_a_title_or_invented_words_prove_nothing() -> None:
    assert found("claim", "I read “How to load a mixed pallet”.")
    assert found("claim", "I read “these words are not on the page”.")


def test_other_peoples_reading_is_no_claim() -> None:
    assert found("claim", "Your readers read and follow your page. We loved the boxes.") == []


def test_a_quote_stands_on_their_page_or_ours() -> None:
    assert marked("quote", "It says “these words are not on the page”.") == [
        "these words are not on the page"
    ]
    assert marked("quote", f"It says {QUOTE}.") == []
    assert marked("quote", "It says “HOW FAR a wrapped … before it goes over”.") == []
    assert marked("quote", "We have “tilt-test results for 14 stacking patterns”.") == []
    assert marked("quote", "A “wrapped up thing”.") == []


def test_quotes_of_any_house_style_are_read() -> None:
    for opened, closed in [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")]:
        assert marked("quote", f"It says {opened}four words of mine{closed}.") == [
            "four words of mine"
        ]


def exact(anchor: str = "pallet stability") -> Facts:
    return {**known(), "link": {"anchor": anchor, "anchor_kind": AnchorKind.EXACT.value}}


@pytest.mark.parametrize(
    "demand",
    [
        "Please use the anchor text “pallet stability”.",
        "We talk of pallet stability. Link it with the words pallet stability, please.",
        "The exact phrase should be “Pallet Stability”.",
    ],
)
def test_an_exact_anchor_is_not_asked_for(demand: str) -> None:
    assert marked("anchor", demand, facts=exact()) == ["pallet stability"]


def test_naming_ones_subject_is_no_demand() -> None:
    assert marked("anchor", "We have a page on pallet stability.", facts=exact()) == []
    assert marked("anchor", "Please use the anchor text “pallet stability”.") == []
    assert marked("anchor", "Please use the anchor text “”.", facts=exact("")) == []
