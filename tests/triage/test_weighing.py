from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from linktriage.model import Finding, Role, TargetPage
from linktriage.terms import Idf
from linktriage.triage import Triage
from linktriage.triage.weighing import ENOUGH, FIRST, Weights
from tests.builders import page
from tests.triage.conftest import Found

MANY = Idf(ENOUGH)


def test_words_are_counted_anew_each_time_the_pages_have_doubled() -> None:
    weights, documents, counted = Weights(), 0, []
    for read in range(1, 130):
        if weights.note(read, Idf(documents)):
            documents = read
            counted.append(read)
    assert counted == [FIRST, 16, 32, 64, 128]


def test_who_was_checked_early_is_checked_again_once_enough_is_known() -> None:
    weights = Weights()
    weights.note(1, Idf())
    weights.note(2, MANY)
    assert weights.take_early(Idf(ENOUGH - 1)) is None
    assert weights.take_early(MANY) == 1
    assert weights.take_early(MANY) is None


def test_at_the_end_of_a_run_all_early_ones_are_given_back_once() -> None:
    weights = Weights()
    weights.note(1, Idf())
    weights.note(2, Idf(3))
    assert weights.take_all_early() == [1, 2]
    assert weights.take_all_early() == []


def read(triage: Triage, texts: Sequence[str]) -> None:
    """Bring a site in for each text, site0.example the first, and read them all."""
    sites = [f"https://site{number}.example/" for number in range(len(texts))]
    triage.import_list(io.BytesIO("\n".join(sites).encode()), name="list.txt")
    for url, text in zip(sites, texts, strict=True):
        dossier = triage.find(url)
        assert dossier is not None
        triage.save_read(Found(dossier.prospect.id, page(url, text)))  # type: ignore[arg-type]


def relevance(triage: Triage, site: str) -> Finding:
    dossier = triage.find(site)
    assert dossier is not None
    return next(one for one in dossier.findings if one.check == "relevance")


def test_the_first_pages_are_checked_again_when_the_words_of_more_are_known(
    triage: Triage,
) -> None:
    # "freight" stands on every page but the first, "class" on that alone
    read(triage, ["The class decides.", *["The freight is late."] * 19])
    first = relevance(triage, "site0.example")
    triage.settle(lambda: True)
    assert relevance(triage, "site0.example") == first
    assert triage.idf().documents == 20
    late = triage.idf().weight("class") / triage.idf().weight("freight")
    assert late > 10


def test_a_run_on_an_empty_database_ends_as_a_check_would(triage: Triage) -> None:
    read(triage, ["Freight class and freight.", *["Freight on its way."] * 2])
    triage.settle()
    settled = [relevance(triage, f"site{number}.example") for number in range(3)]
    triage.check_all()
    checked = [relevance(triage, f"site{number}.example") for number in range(3)]
    assert [one.outcome for one in settled] == [one.outcome for one in checked]


def test_what_is_to_be_read_anew_is_not_weighed_before(triage: Triage) -> None:
    url = "https://site1.example/"
    triage.import_list(io.BytesIO(url.encode()), name="list.txt")
    dossier = triage.find(url)
    assert dossier is not None
    triage.save_read(Found(dossier.prospect.id, page(url, "Freight.")))  # type: ignore[arg-type]
    before = relevance(triage, "site1.example")
    triage.read_again()
    triage.settle()
    assert relevance(triage, "site1.example") == replace(before, stale=True)


def test_a_weighed_finding_has_the_evidence_of_its_weights(triage: Triage) -> None:
    triage.add_target(
        TargetPage("https://ours.example/g", Role.PILLAR, "class guide", "it has figures")
    )
    read(triage, ["The class and its guide.", *["The freight is late."] * 19])
    triage.settle()
    settled = relevance(triage, "site0.example")
    triage.check_all()
    checked = relevance(triage, "site0.example")
    assert (settled.outcome, settled.evidence) == (checked.outcome, checked.evidence)


def test_the_weights_of_the_first_hundreds_settle_while_more_are_read(triage: Triage) -> None:
    url = "https://site1.example/"
    triage.import_list(io.BytesIO(url.encode()), name="list.txt")
    dossier = triage.find(url)
    assert dossier is not None
    found = Found(dossier.prospect.id, page(url, "Freight."))
    triage.save_read(found)  # type: ignore[arg-type]
    triage._idf, triage._bench_kept = MANY, None
    triage.save_read(found)  # type: ignore[arg-type]
    assert triage._weights.take_all_early() == []
