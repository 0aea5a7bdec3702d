import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.fetching.bodies import Body, CutShort, TooLarge, UnknownEncoding, encoding_of


def decoded(encoding: str, data: bytes, cap: int = 1000, step: int = 1) -> bytes:
    body = Body(encoding, cap)
    for start in range(0, len(data), step):
        body.add(data[start : start + step])
    return body.end()


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("X-GZip", "gzip"),
        ("deflate, identity", "deflate"),
    ],
)
def test_one_layer_of_compression_is_known(header: str, encoding: str) -> None:
    assert encoding_of(header) == encoding


@pytest.mark.parametrize("header", ["br", "zstd", "gzip, gzip", "gzip, gzip, gzip"])
def test_more_layers_and_unasked_ones_are_refused(header: str) -> None:
    with pytest.raises(UnknownEncoding):
        encoding_of(header)


@given(data=st.binary(max_size=900), step=st.integers(1, 50))
def test_what_was_packed_comes_back_however_it_arrives(data: bytes, step: int) -> None:
    bare = zlib.compressobj(wbits=-15)
    assert decoded("gzip", gzip.compress(data), step=step) == data
    assert decoded("deflate", zlib.compress(data), step=step) == data
    assert decoded("deflate", bare.compress(data) + bare.flush(), step=step) == data
    assert decoded("", data, step=step) == data


def test_two_gzip_members_are_one_body_and_what_follows_is_dropped() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0\0"
    assert decoded("gzip", packed, step=len(packed)) == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_that_is_not_packed_is_read_as_it_is(encoding: str) -> None:
    assert decoded(encoding, b"<p>plain</p>") == b"<p>plain</p>"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_too_short_to_tell_is_read_as_it_is(encoding: str) -> None:
    assert decoded(encoding, b"<") == b"<"


def test_a_bomb_is_never_held() -> None:
    packed = gzip.compress(b"0" * 50_000_000)
    body = Body("gzip", 1000)
    with pytest.raises(TooLarge):
        body.add(packed)
    assert len(body.data) == 1000


def test_a_body_as_large_as_the_cap_is_not_too_large() -> None:
    assert decoded("gzip", gzip.compress(b"0" * 1000)) == b"0" * 1000


def test_a_packed_body_that_breaks_off_is_cut_short() -> None:
    with pytest.raises(CutShort):
        decoded("gzip", gzip.compress(b"hello")[:-9])


def test_a_damaged_body_is_cut_short() -> None:
    packed = bytearray(gzip.compress(b"hello hello hello"))
    packed[12] ^= 0xFF
    with pytest.raises(CutShort):
        decoded("gzip", bytes(packed))
