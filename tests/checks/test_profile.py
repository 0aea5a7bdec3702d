from linktriage.checks import profile
from linktriage.model import Finding, Metric, Outcome
from tests.checks.subjects import metric, subject


def look(*metrics: Metric, site: str = "harborlog.example") -> Finding:
    return profile.look(subject(metrics=metrics, site_id=site))


RATED = metric(61, name="domain rating")


def test_authority_with_an_audience_passes() -> None:
    finding = look(RATED, metric(14200), metric(830, name="referring domains"))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "rated 61"
    assert finding.summary == (
        "domain rating 61 (Ahrefs, 3 Nov 2026), referring domains 830 (Ahrefs, 3 Nov 2026), "
        "traffic 14,200 (Ahrefs, 3 Nov 2026)"
    )


def test_authority_without_an_audience_warns() -> None:
    assert look(RATED, metric(12)).outcome is Outcome.WARN


def test_a_modest_site_without_audience_is_just_small() -> None:
    assert look(metric(12, name="DR"), metric(12)).outcome is Outcome.PASS


def test_a_high_spam_score_warns() -> None:
    finding = look(metric(57, "Moz", "spam score"))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "spam 57"


def test_too_few_figures_are_unknown() -> None:
    assert look().summary == "no backlink figures imported"
    assert look(RATED).summary.startswith("too few figures: domain rating 61")
    assert look(metric(830, name="referring domains")).figure == "830 domains"
    assert look(metric(3, "Moz", "spam score")).figure == "no data"


def test_a_tenant_has_the_figures_of_its_platform() -> None:
    assert look(RATED, metric(9), site="anna.blogspot.com").figure == "hosted"
