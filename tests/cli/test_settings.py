"""What settings say of themselves, and what changing them does to findings."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_thresholds_are_shown_with_where_their_default_comes_from(campaign: Run) -> None:
    campaign("campaign", "set", "--policy", "traffic_pass=500")
    shown = campaign("campaign", "show").out
    assert "traffic_pass = 500   (yours)   default: published criteria of outreacher.io" in shown


def test_a_list_of_flagged_hosts_is_kept_and_counted(campaign: Run, tmp_path: Path) -> None:
    file = tmp_path / "casinos.txt"
    file.write_text("0.0.0.0 lucky-seven.example\nspins.example\n")
    said = campaign("campaign", "set", "--flag-list", f"gambling={file}").out
    assert "gambling: 2 hosts are flagged." in said
    assert "flag list    gambling: 2 hosts" in campaign("campaign", "show").out


def test_a_flag_list_without_a_niche_is_refused(campaign: Run) -> None:
    refused = campaign("campaign", "set", "--flag-list", "casinos.txt")
    assert refused.status == 1
    assert "NICHE=PATH" in refused.err
