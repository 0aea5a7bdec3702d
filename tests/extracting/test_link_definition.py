"""Links equal another definition of them, on real pages that are not ours to hand on.

`LINKTRIAGE_PAGES` names their folder and `LINKTRIAGE_LINKS` the module that defines the links, as
`benchmarks/links.py` tells.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.links import COMPARED, compare, definition

PAGES, LINKS = os.environ.get("LINKTRIAGE_PAGES"), os.environ.get("LINKTRIAGE_LINKS")


@pytest.mark.skipif(not (PAGES and LINKS), reason="needs pages and a definition of their links")
def test_links_are_found_and_told_apart_as_defined() -> None:
    tally = compare(Path(PAGES or ""), definition(Path(LINKS or "")))
    assert tally.differences == []
    assert tally.pages > 50
    assert {point: tally.equal[point] for point in COMPARED} == dict.fromkeys(COMPARED, tally.pages)
