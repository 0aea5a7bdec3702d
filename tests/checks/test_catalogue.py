from dataclasses import replace

import pytest

from linktriage import checks
from linktriage.checks import CHECKS, Subject
from linktriage.model import Basis, Outcome, Paragraph, Policy
from tests.checks.niches import niches
from tests.checks.subjects import HOME, around, link, metric, page, posts, reading, subject
from tests.patience import assert_in_proportion


def test_the_first_nine_keep_their_digits() -> None:
    assert [check.id for check in CHECKS[:9]] == [
        "without-seo",
        "customers",
        "audience",
        "human",
        "stays",
        "curated",
        "traffic",
        "topics",
        "outbound",
    ]


def test_every_question_that_only_a_person_answers_has_a_digit() -> None:
    assert {check.basis for check in CHECKS[:6]} == {Basis.JUDGED}
    assert Basis.JUDGED not in {check.basis for check in CHECKS[6:]}


def test_ids_are_different_and_questions_are_questions() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 28
    assert all(check.question.endswith("?") for check in CHECKS)
    assert all(len(check.name) <= 12 for check in CHECKS)


def test_a_check_is_found_by_its_id() -> None:
    assert checks.check("topics").question == "Does the site keep to its topics?"
    with pytest.raises(KeyError):
        checks.check("score")


def test_all_checks_run_and_the_same_subject_gives_the_same_findings() -> None:
    read = page(
        "The freight class follows from density. " * 40, links=(link("https://a.example/"),)
    )
    one = subject(read, reading(posts(3, 40, 80, 120)), metrics=(metric(14200),))
    findings = checks.run(one)
    assert findings == checks.run(one)
    assert [check.id for check in CHECKS if check.id in {item.check for item in findings}] == [
        item.check for item in findings
    ]
    assert all(len(item.figure) <= 12 for item in findings)


def test_every_check_that_could_not_look_says_why() -> None:
    findings = checks.run(subject())
    assert {item.outcome for item in findings} == {Outcome.UNKNOWN}
    assert all(item.summary for item in findings)
    assert sum(item.basis is Basis.JUDGED for item in findings) == 6


def test_evidence_points_into_the_page_and_the_titles() -> None:
    read = page("Freight class.", links=(around("https://casino.example/"), link(HOME + "about")))
    one = subject(read, reading(niches()["freight"]), metrics=(metric(20),))
    for finding in checks.run(one):
        for item in finding.evidence:
            kind, _, number = item.where.partition(" ")
            size = {"paragraph": 1, "link": 2, "title": 60}.get(kind)
            assert size is None or int(number) < size
            assert "\n" not in item.quote
            assert len(item.quote) <= 200


def test_what_a_page_takes_grows_no_faster_than_its_links() -> None:
    few, many = crowded(500), crowded(20_000)
    assert_in_proportion(lambda: checks.run(few), lambda: checks.run(many))


def crowded(size: int) -> Subject:
    """A page of so many links, and a fifth as many entries of a list."""
    links = tuple(
        link(f"https://site{number}.example/a/b/c", f"anchor text number {number} casino poker")
        if number % 2
        else link(f"{HOME}some-post-{number}/", "write for ours " * 8)
        for number in range(size)
    )
    blocks = [
        Paragraph(f"Entry {number} " + "of a list " * 10, "item") for number in range(size // 5)
    ]
    read = page(*blocks, links=links, raw_text="x" * size * 10, title="Useful links")
    campaign = replace(
        subject().campaign, brand_terms=("Loadwise",), competitors=("rival.example",)
    )
    return subject(read, reading(niches()["freight"]), campaign=campaign)


def test_hostile_text_is_made_harmless_in_what_is_shown() -> None:
    hostile = "Freight class \x1b[31m\u202e[/red] " * 30
    read = page(hostile, title=hostile, links=(link("https://casino.example/", hostile),))
    for finding in checks.run(subject(read)):
        shown = finding.summary + finding.figure + "".join(item.quote for item in finding.evidence)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_every_threshold_says_where_its_default_comes_from() -> None:
    named = checks.thresholds(Policy(traffic_pass=500))
    assert named["traffic_pass"].value == 500
    assert all(threshold.source for threshold in named.values())


def test_each_check_tells_by_what_it_is_weighed() -> None:
    first, second = checks.weighed_by("outbound", Policy(outbound_sites=9))
    assert first.startswith("outbound_per_1000_words 12.0 (default: measured on 953")
    assert second.startswith("outbound_sites 9 (yours; default 7: measured on 953")
    assert checks.weighed_by("mention", Policy()) == ()
    weighed = {line.split()[0] for one in CHECKS for line in checks.weighed_by(one.id, Policy())}
    assert weighed == set(checks.thresholds(Policy()))
