"""Hosts at which nobody can be asked for a link."""

import pytest

from linktriage.importing import is_never_a_prospect


@pytest.mark.parametrize(
    "site",
    [
        "bit.ly",
        "facebook.com/anna",
        "google.co.uk",
        "google.com",
        "amazon.de",
        "anna.carrd.co",
        "x.com",
    ],
)
def test_listed_sites_and_their_tenants(site: str) -> None:
    assert is_never_a_prospect(site)


@pytest.mark.parametrize(
    "site",
    ["garden.example", "google.blogspot.com", "sites.google.com/view/anna", "medium.com/@anna", ""],
)
def test_all_others(site: str) -> None:
    assert not is_never_a_prospect(site)
