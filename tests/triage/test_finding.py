from __future__ import annotations

import pytest

from linktriage.errors import BadInput
from linktriage.model import SavedFilter
from linktriage.triage import Triage
from tests.triage.conftest import Bring


@pytest.mark.parametrize(
    "typed",
    ["dock", " Yard ", "https://www.dockyard.example/some/page", "www.dockyard.example", "yard.ex"],
)
def test_a_site_is_found_by_a_piece_of_its_name_or_an_address(
    triage: Triage, bring: Bring, typed: str
) -> None:
    bring("dockyard.example", "quay.example")
    assert [row.site for row in triage.called(typed)] == ["dockyard.example"]


def test_what_is_no_address_is_looked_for_as_it_stands(triage: Triage, bring: Bring) -> None:
    bring("dockyard.example")
    assert triage.called("/") == ()


def test_a_saved_filter_is_meant_by_its_name(triage: Triage) -> None:
    triage.save_filter(" @weak ones", "check:niches=fail -lang:de ")
    assert triage.saved_filters() == (SavedFilter("weak ones", "check:niches=fail -lang:de"),)
    assert triage.meant("@weak ones") == "check:niches=fail -lang:de"
    assert triage.meant("dock") == "dock"
    with pytest.raises(BadInput, match="There is no saved filter @x .there are: @weak ones."):
        triage.meant("@x")
    triage.remove_filter("weak ones")
    with pytest.raises(BadInput, match="none yet"):
        triage.meant("@weak ones")


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        (" @ ", "dock", "needs a name"),
        ("docks", " ", "no filter to save"),
        ("docks", "colour:red", "no field"),
    ],
)
def test_what_cannot_be_saved_is_said(triage: Triage, name: str, query: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        triage.save_filter(name, query)
