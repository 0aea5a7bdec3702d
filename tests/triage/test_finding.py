from __future__ import annotations

import pytest

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
