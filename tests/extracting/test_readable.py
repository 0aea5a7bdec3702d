"""An extract that leaves most of a page out is not believed."""

from __future__ import annotations

from linktriage.extracting.blocks import Block
from linktriage.extracting.readable import choose, is_doubtful
from linktriage.extracting.survey import PlacedBlock
from linktriage.model import Paragraph, Placement


def blocks(*lengths: int) -> list[Block]:
    return [Block(Paragraph("x" * length)) for length in lengths]


def placed(*lengths: int, apart: Placement | None = None) -> list[PlacedBlock]:
    return [PlacedBlock(block, apart) for block in blocks(*lengths)]


def test_a_thin_extract_is_looked_for_once_more() -> None:
    assert is_doubtful(blocks(249), placed(249))
    assert not is_doubtful(blocks(250), placed(250))


def test_so_is_a_small_part_of_a_page_whose_markup_says_nothing() -> None:
    everything_apart = placed(10_000, apart=Placement.SIDEBAR)
    assert is_doubtful(blocks(1400), everything_apart)
    assert not is_doubtful(blocks(1600), everything_apart)


def test_where_the_markup_tells_the_main_part_it_is_taken_instead() -> None:
    page = placed(3000, 3000)
    assert not is_doubtful(blocks(700), page)
    assert choose(blocks(2000), page).blocks == [item.block for item in page]
    assert choose(blocks(3000), page).blocks == blocks(3000)
