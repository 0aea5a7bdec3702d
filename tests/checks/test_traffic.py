from datetime import date

import pytest

from linktriage.checks import traffic
from linktriage.model import Finding, Metric, Outcome
from tests.checks.subjects import metric, subject


def look(*metrics: Metric, site: str = "harborlog.example") -> Finding:
    return traffic.look(subject(metrics=metrics, site_id=site))


def test_a_thousand_visits_a_month_pass_with_figure_source_and_date() -> None:
    finding = look(metric(14200))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "14,200/mo"
    assert finding.summary == "14,200/mo (Ahrefs estimate, 3 Nov 2026)"
    assert finding.evidence[0].where == "metric traffic"
    assert finding.evidence[0].quote == "traffic 14,200 (Ahrefs, 3 Nov 2026)"


def test_without_any_figure_the_answer_is_unknown_never_zero() -> None:
    finding = look()
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "no traffic figure imported"


def test_a_small_site_is_a_warning_because_niches_are_small() -> None:
    assert look(metric(640)).outcome is Outcome.WARN
    assert look(metric(0)).outcome is Outcome.WARN


def test_no_audience_beside_high_authority_fails() -> None:
    finding = look(metric(12), metric(61, name="domain rating"))
    assert finding.outcome is Outcome.FAIL
    assert finding.summary.endswith("beside domain rating 61 (Ahrefs, 3 Nov 2026)")


def test_open_pagerank_counts_to_ten() -> None:
    assert look(metric(12), metric(6.1, "OPR", "page_rank")).outcome is Outcome.FAIL
    assert look(metric(12), metric(2.1, "OPR", "page_rank")).outcome is Outcome.WARN


def test_providers_are_written_as_they_write_themselves() -> None:
    assert look(metric(900, "ahrefs")).summary.startswith("900/mo (Ahrefs estimate")
    assert look(metric(900, "se ranking")).summary.startswith("900/mo (SE Ranking estimate")


def test_two_providers_stay_two_and_the_higher_estimate_speaks() -> None:
    finding = look(metric(80), metric(2100, "Semrush", "organic traffic"))
    assert finding.outcome is Outcome.PASS
    assert finding.summary.startswith("2,100/mo (Semrush estimate")
    assert len(finding.evidence) == 2


def test_a_fall_of_seven_tenths_in_half_a_year_is_named() -> None:
    before = metric(50_000, as_of=date(2026, 5, 20))
    finding = look(before, metric(9_000))
    assert finding.outcome is Outcome.WARN
    assert "down from 50,000 (Ahrefs, 20 May 2026)" in finding.summary


@pytest.mark.parametrize(
    "before",
    [
        metric(50_000, as_of=date(2025, 5, 20)),
        metric(20_000, as_of=date(2026, 5, 20)),
        metric(50_000, as_of=None),
        metric(50_000, "Semrush", as_of=date(2026, 5, 20), name="visits and more"),
    ],
    ids=["long ago", "not so far", "undated", "another provider"],
)
def test_other_earlier_figures_are_no_fall(before: Metric) -> None:
    assert look(before, metric(9_000)).outcome is Outcome.PASS


def test_a_missing_date_is_said() -> None:
    assert look(metric(9_000, as_of=None)).summary == "9,000/mo (Ahrefs estimate, no date)"


def test_any_place_in_crux_and_one_in_the_tranco_million_pass() -> None:
    assert look(metric(500_000, "CrUX", "rank")).summary == "CrUX top 500,000 (3 Nov 2026)"
    assert look(metric(51_234, "tranco", "rank")).outcome is Outcome.PASS
    assert look(metric(3_000_000, "Tranco", "rank")).outcome is Outcome.WARN


def test_a_rank_of_another_list_says_nothing_of_visits() -> None:
    assert look(metric(812, "Majestic", "rank")).outcome is Outcome.UNKNOWN


def test_a_popularity_list_outweighs_a_low_estimate() -> None:
    assert look(metric(300), metric(100_000, "CrUX", "rank")).outcome is Outcome.PASS
    assert look(metric(300), metric(4_000_000, "Tranco", "rank")).figure == "300/mo"


def test_a_hosted_tenant_does_not_inherit_the_figures_of_its_platform() -> None:
    finding = look(metric(90_000_000), site="anna.wordpress.com")
    assert finding.outcome is Outcome.UNKNOWN
    assert "hosted on wordpress.com" in finding.summary


def test_a_tenants_own_page_figure_is_shown() -> None:
    finding = look(metric(320, name="page traffic"), site="anna.wordpress.com")
    assert "page traffic 320" in finding.summary


def test_a_list_that_does_not_hold_the_site_is_named_with_its_length_and_date() -> None:
    finding = look(
        metric(1_000_000, "tranco", "absent from top"),
        metric(1_000_000, "majestic million", "absent from top"),
    )
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "absent from the Tranco top 1,000,000 of 3 Nov 2026"
    assert finding.figure == "not listed"
    [proof] = finding.evidence
    assert proof.where == "metric absent from top"


def test_what_a_service_did_not_know_is_the_reason() -> None:
    finding = traffic.look(subject(silent=("CrUX: no record of the site",)))
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "CrUX: no record of the site"


def test_a_record_in_crux_is_a_sign_of_real_visitors() -> None:
    finding = look(metric(1, "crux", "record"))
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "CrUX keeps a record of it (3 Nov 2026): enough real visitors"
