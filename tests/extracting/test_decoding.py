"""Bytes become the characters their author meant, whatever the labels say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.extracting.decoding import decode, text_encoding
from tests.patience import no_hang

GERMAN = "Die Mauer hält, weil die Fugen schräg und die Köpfe größer sind. "
RUSSIAN = "Стена держится, потому что камни наклонены внутрь. "


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_it_all(charset: str) -> None:
    assert decode(GERMAN.encode(charset), "koi8-r") == GERMAN


def test_utf_16_may_be_named_by_the_header() -> None:
    assert decode(GERMAN.encode("utf-16-le"), "utf-16le") == GERMAN


def test_valid_utf_8_is_utf_8_although_the_header_says_latin_1() -> None:
    assert decode(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_the_header_counts_before_the_document() -> None:
    body = '<meta charset="koi8-r">' + GERMAN
    assert decode(body.encode("cp1252"), "windows-1252") == body


def test_the_document_names_its_own_encoding() -> None:
    body = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + RUSSIAN
    assert decode(body.encode("cp1251")) == body


def test_an_xml_declaration_counts_too() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?><p>' + RUSSIAN
    assert decode(body.encode("cp1251")) == body


def test_a_document_that_calls_itself_utf_16_in_ascii_is_wrong() -> None:
    body = '<meta charset="utf-16">' + GERMAN
    assert decode(body.encode("cp1252"), "") == body


def test_a_wrong_label_does_not_garble() -> None:
    body = '<meta charset="utf-8">' + GERMAN * 40
    assert decode(body.encode("cp1252"), "utf-8") == body


def test_a_few_broken_bytes_do_not_make_it_another_encoding() -> None:
    assert decode(GERMAN.encode() + b"\xff") == GERMAN + "\ufffd"


def test_without_any_label_the_text_is_looked_at() -> None:
    assert decode((RUSSIAN * 30).encode("cp1251")) == RUSSIAN * 30


def test_only_the_ends_of_a_long_text_are_looked_at() -> None:
    assert decode((RUSSIAN * 400).encode("cp1251")) == RUSSIAN * 400


def test_bytes_that_are_no_text_still_become_characters() -> None:
    assert isinstance(decode(bytes(range(128, 256)) * 50), str)


@pytest.mark.parametrize(
    "label", ["punycode", "hex", "idna", "rot13", "uu", "undefined", "no\0no", ""]
)
def test_codecs_that_are_no_text_encodings_are_never_used(label: str) -> None:
    with no_hang():
        assert text_encoding(label) == ""
        assert decode(GERMAN.encode() * 5000, label) == GERMAN * 5000


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "gbk", "shift_jis", "x"]))
def test_no_bytes_raise(body: bytes, label: str) -> None:
    assert isinstance(decode(body, label), str)
