"""Hosts at which nobody can be asked for a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.errors import BadInput
from linktriage.importing import never_list


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
    assert site in never_list()


@pytest.mark.parametrize(
    "site",
    ["garden.example", "google.blogspot.com", "sites.google.com/view/anna", "medium.com/@anna", ""],
)
def test_all_others(site: str) -> None:
    assert site not in never_list()


def test_a_persons_own_file_adds_and_takes_away(tmp_path: Path) -> None:
    own = tmp_path / "never.txt"
    own.write_text("# coupons\nCoupons.example  # all of them\nvoucher.*\n- bit.ly\n-amazon.*\n")
    listed = never_list(own)
    assert "coupons.example" in listed
    assert "voucher.de" in listed
    assert "bit.ly" not in listed
    assert "amazon.de" not in listed
    assert "goo.gl" in listed


def test_without_such_a_file_the_list_is_the_programs(tmp_path: Path) -> None:
    assert never_list(tmp_path / "absent.txt") == never_list()


def test_a_file_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    own = tmp_path / "never.txt"
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=r"never.txt cannot be read: it is to hold hosts"):
        never_list(own)
