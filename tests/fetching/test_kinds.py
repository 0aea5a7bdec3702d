import pytest

from linktriage.fetching.kinds import Kind, is_binary, is_wanted


@pytest.mark.parametrize(
    ("kind", "media_type", "wanted"),
    [
        (Kind.PAGE, "text/html", True),
        (Kind.PAGE, "", True),
        (Kind.PAGE, "application/pdf", False),
        (Kind.PAGE, "application/rss+xml", False),
        (Kind.FEED, "application/atom+xml", True),
        (Kind.FEED, "application/octet-stream", True),
        (Kind.FEED, "text/html", False),
        (Kind.TEXT, "text/markdown", True),
        (Kind.TEXT, "application/ld+json", True),
        (Kind.TEXT, "image/png", False),
        (Kind.ROBOTS, "image/png", True),
    ],
)
def test_the_type_of_an_answer_decides_whether_it_is_read(
    kind: Kind, media_type: str, wanted: bool
) -> None:
    assert is_wanted(kind, media_type) is wanted


@pytest.mark.parametrize("body", [b"%PDF-1.7 ...", b"\x89PNG\r\n", bytes(range(32)) * 9])
def test_files_that_are_no_text_are_told_by_their_first_bytes(body: bytes) -> None:
    assert is_binary(body, "utf-8")


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Grüße\n\tund \x1b".encode(), ""),
        ("﻿Wide".encode("utf-16-le"), ""),
        ("Wide".encode("utf-16-le"), "utf_16le"),
        (b"", ""),
    ],
)
def test_text_is_text_in_any_charset(body: bytes, charset: str) -> None:
    assert not is_binary(body, charset)
