"""Pieces of text become one line, and links keep their exact place in it."""

from __future__ import annotations

import pytest

from linktriage.extracting import blocks
from linktriage.extracting.blocks import Block, BlockWriter, Span


def written(*pieces: tuple[str, int | None]) -> Block:
    writer = BlockWriter()
    for text, link in pieces:
        writer.write(text, link)
    block = writer.flush()
    assert block
    return block


def test_white_space_between_pieces_becomes_one_space() -> None:
    block = written((" one\n", None), ("\n", None), (" two", None), ("three ", None))
    assert block.paragraph.text == "one twothree"


def test_a_link_in_two_pieces_is_one_span() -> None:
    block = written(("go to ", None), ("the ", 4), ("wall", 4), (".", None))
    assert block.spans == (Span(4, 6, 8),)
    assert block.paragraph.text[6:14] == "the wall"
    assert block.linked == pytest.approx(8 / 15)


def test_nothing_but_white_space_is_no_block() -> None:
    writer = BlockWriter()
    writer.write(" \n ")
    assert writer.flush() is None
    writer.write_verbatim("\n")
    assert writer.flush() is None


def test_what_nobody_can_see_is_no_text_and_its_white_space_stays() -> None:
    block = written(("one", None), (" \u200b", None), ("two", None))
    assert block.paragraph.text == "one two"


def test_marks_do_not_pile_up_over_the_seam_of_two_pieces() -> None:
    assert (
        written(("x" + "\u0301" * 4, None), ("\u0301" * 4, None)).paragraph.text.count("\u0301")
        == 4
    )


def test_the_text_of_a_page_ends_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_BLOCK", 5)
    writer = BlockWriter()
    writer.write("0123456789")
    block = writer.flush("item")
    assert block
    assert (block.paragraph.text, block.paragraph.kind) == ("01234", "item")
    assert writer.cut


def test_several_links_with_a_label_between_them_are_no_text() -> None:
    writer = BlockWriter()
    for text, link in (("Tags: ", None), ("rye", 0), (", ", None), ("bread", 1), (" | ", None)):
        writer.write(text, link)
    writer.write("All the posts", 2)
    block = writer.flush()
    assert block
    assert block.linked > 0.8


def test_a_sentence_with_several_links_is_text() -> None:
    writer = BlockWriter()
    for text, link in (("He compared ", None), ("rye", 0), (" with ", None), ("spelt", 1)):
        writer.write(text, link)
    writer.write(" for a month before he wrote it down.")
    block = writer.flush()
    assert block
    assert block.linked < 0.3
