"""Bytes that are looked at before they are read, and the encoding they are in."""

from __future__ import annotations

import codecs
import io
from typing import Final, Protocol

from linktriage.errors import BadInput

HEAD: Final = 256 * 1024
"""Bytes looked at to recognise encoding, delimiter, header and columns."""
MAX_UNPACKED: Final = 16 * 1024**3
"""Bytes read from one file, unpacked; more is a packing bomb or no list of prospects."""

_CP1252: Final = "linktriage.cp1252"


class Readable(Protocol):
    """What bytes can be read from: a file, a pipe, a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        ...


class Peeked(io.RawIOBase):
    """A byte stream whose beginning can be looked at before it is read.

    Works on pipes too. Counts what was read. Never closes the stream it reads from: whoever
    opened that closes it.
    """

    def __init__(self, inner: Readable) -> None:
        """Read from `inner`, from where it stands."""
        super().__init__()
        self._inner = inner
        self._head = b""
        self.bytes_read = 0

    def head(self, size: int = HEAD) -> bytes:
        """Return the first `size` bytes, or all when there are fewer."""
        while len(self._head) < size:
            more = self._inner.read(size - len(self._head))
            if not more:
                break
            self._head += more
        return self._head

    def readable(self) -> bool:
        """Return True: this is for reading."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the writable ones
        """Fill `buffer` from the head that was looked at, then from the stream."""
        data = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.bytes_read += len(data)
        if self.bytes_read > MAX_UNPACKED:
            raise BadInput(f"the file unpacks to more than {MAX_UNPACKED >> 30} GB")
        return len(data)


_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text that begins with `head`.

    A byte order mark decides; without one, NULs in every other byte mean UTF-16. All else is
    read as UTF-8, of which `read_text` takes the bytes that are none for Windows' cp1252.
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    start = head[:4096]
    half = max(1, len(start) // 2)
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if odd > 0.3 and even < odd / 3:
        return "utf-16-le"
    if even > 0.3 and odd < even / 3:
        return "utf-16-be"
    return "utf-8"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that are not UTF-8 as Windows would have written them."""
    assert isinstance(error, UnicodeDecodeError)  # only registered for decoding
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_CP1252, _as_cp1252)


def errors_for(encoding: str) -> str:
    """Return the name of the error handler with which `encoding` never fails."""
    return _CP1252 if encoding.startswith("utf-8") else "replace"


def decode(head: bytes, encoding: str) -> str:
    """Decode a beginning that may be cut within a character."""
    decoder = codecs.getincrementaldecoder(encoding)(errors_for(encoding))
    return decoder.decode(head)


def read_text(stream: Peeked, encoding: str) -> io.TextIOWrapper:
    """Return `stream` as text that no byte can make fail, line ends untouched."""
    buffered = io.BufferedReader(stream, HEAD)
    return io.TextIOWrapper(buffered, encoding, errors_for(encoding), newline="")
