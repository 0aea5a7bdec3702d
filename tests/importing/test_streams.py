"""Bytes looked at before they are read; encodings that never fail."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.errors import BadInput
from linktriage.importing import streams
from linktriage.importing.streams import Peeked, decode, encoding_of, read_text


class Drip:
    """A pipe that gives one byte at a time."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def read(self, size: int, /) -> bytes:
        return self._rest.read(min(size, 1))


def test_what_was_looked_at_is_read_again() -> None:
    stream = Peeked(Drip(b"garden beds"))
    assert stream.head(6) == b"garden"
    assert stream.head(3) == b"garden"
    assert io.BufferedReader(stream).read() == b"garden beds"
    assert stream.bytes_read == 11
    assert stream.readable()


def test_a_packing_bomb_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 10)
    with pytest.raises(BadInput, match="unpacks to more"):
        Peeked(io.BytesIO(b"x" * 11)).readinto(bytearray(11))


TEXT = "URL\tTitle\nhttps://a.example/\tGrün – 日本\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_the_encoding_is_recognised_and_read(data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding
    assert decode(data, encoding) == TEXT
    assert read_text(Peeked(io.BytesIO(data)), encoding).read() == TEXT


def test_what_windows_wrote_is_read_even_far_into_the_file() -> None:
    data = ("x" * 9000 + "Grün – “Beet”").encode("cp1252")
    assert decode(data, encoding_of(data)).endswith("Grün – “Beet”")
    assert decode("Grün".encode() + b" \x81\xff", "utf-8") == "Grün \ufffdÿ"


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    encoding = encoding_of(data)
    decode(data, encoding)
    read_text(Peeked(io.BytesIO(data)), encoding).read()
