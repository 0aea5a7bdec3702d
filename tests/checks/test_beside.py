import pytest

from linktriage.checks import CHECKS, beside_the_point, matters
from linktriage.checks.beside import REASONS
from linktriage.model import Approach, Policy

IDS = {check.id for check in CHECKS}


def test_many_links_out_are_what_a_resource_page_is_for() -> None:
    assert not matters("outbound", Approach.RESOURCE, Policy())
    assert matters("outbound", Approach.TARGETED, Policy())


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("check", ["niches", "indexable", "selling", "relevance", "without-seo"])
def test_some_checks_matter_in_every_approach(check: str, approach: Approach) -> None:
    assert matters(check, approach, Policy())


def test_only_a_list_can_be_curated() -> None:
    asked = [one for one in Approach if matters("curated", one, Policy())]
    assert asked == [Approach.RESOURCE, Approach.BROKEN]


@pytest.mark.parametrize("approach", Approach)
def test_every_approach_says_why_a_check_is_beside_the_point(approach: Approach) -> None:
    assert set(REASONS[approach]) <= IDS
    assert all(beside_the_point(approach, Policy()).values())


def test_the_policy_can_switch_a_check_off_and_is_named_as_the_reason() -> None:
    policy = Policy(disabled_checks=("niches",))
    assert not matters("niches", Approach.GUEST, policy)
    assert "policy" in beside_the_point(Approach.GUEST, policy)["niches"]
