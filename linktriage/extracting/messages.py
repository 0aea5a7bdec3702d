"""What the program and its readers say to each other: two blocks of bytes, each after its length.

A request is a question in JSON and the body it speaks of; an answer is JSON alone. Nothing is
pickled, so a reader that a hostile page has got hold of can only answer with values.
"""

from __future__ import annotations

import struct
from datetime import datetime
from functools import cache
from typing import BinaryIO, Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from linktriage.extracting.titles import TitleList
from linktriage.model import Failure, Fetched, Page

_LENGTH = struct.Struct(">I")
LENGTH_BYTES = _LENGTH.size
READY = b"ready\n"
"""What a reader says first, once its libraries are loaded; from then on its deadlines run."""


@dataclass(frozen=True)
class Question:
    """What is to be read: a page, or a list of titles."""

    kind: Literal["page", "titles"]
    url: str
    final_url: str
    fetched_at: datetime
    deadline: float
    """Seconds after which the reader is to end itself."""
    http_status: int | None = None
    content_type: str = ""
    charset: str = ""
    x_robots_tag: str = ""
    redirected: bool = False


@dataclass(frozen=True)
class Reply:
    """What was read; exactly one of the three is there."""

    page: Page | None = None
    titles: TitleList | None = None
    failure: Failure | None = None


@cache
def _questions() -> TypeAdapter[Question]:
    return TypeAdapter(Question)


@cache
def _replies() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)


def prepare() -> None:
    """Build what reads and writes messages: it takes a while, so not while somebody waits."""
    _questions()
    _replies()


def question(kind: Literal["page", "titles"], fetched: Fetched, deadline: float) -> Question:
    """Return what is asked about an answer of the web."""
    return Question(
        kind,
        fetched.url,
        fetched.final_url,
        fetched.fetched_at,
        deadline,
        fetched.http_status,
        fetched.content_type,
        fetched.charset,
        fetched.x_robots_tag,
        redirected=bool(fetched.hops),
    )


def length(prefix: bytes) -> int:
    """Return the length that four bytes announce."""
    return int(_LENGTH.unpack(prefix)[0])


def framed(*blocks: bytes) -> bytes:
    """Return the blocks, each after its length."""
    return b"".join(_LENGTH.pack(len(block)) + block for block in blocks)


def write_question(asked: Question, body: bytes) -> bytes:
    """Return a request as bytes for the reader."""
    return framed(_questions().dump_json(asked), body)


def read_question(stream: BinaryIO) -> tuple[Question, bytes] | None:
    """Return the next request, or None when the program is gone."""
    asked = _block(stream)
    body = _block(stream)
    if asked is None or body is None:
        return None
    return _questions().validate_json(asked), body


def _block(stream: BinaryIO) -> bytes | None:
    prefix = stream.read(LENGTH_BYTES)
    if len(prefix) < LENGTH_BYTES:
        return None
    size = length(prefix)
    block = stream.read(size)
    return block if len(block) == size else None


def write_reply(reply: Reply) -> bytes:
    """Return an answer as bytes for the program."""
    return framed(_replies().dump_json(reply))


def read_reply(block: bytes) -> Reply:
    """Return the answer in `block`. Raises pydantic's `ValidationError`, a `ValueError`."""
    return _replies().validate_json(block)
