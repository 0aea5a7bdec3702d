"""Bodies, decoded by ourselves under a cap: what a bomb would unpack is never held.

A ratio of 1:1000 is what one gzip layer can do, so every step of the decompression is limited
to the room that is left, and more than one layer is refused by its header.
"""

from __future__ import annotations

import zlib

_GZIP = 31
_ZLIB = 15
_RAW = -15
_DECIDED_ON = 2
"""Bytes at the beginning that tell a compressed body from one that only says it is."""


class TooLarge(Exception):
    """The decoded body is larger than its cap."""


class CutShort(Exception):
    """The body ends before its end, or is damaged."""


class UnknownEncoding(Exception):
    """Compressed in a way that was not asked for."""


def encoding_of(header: str) -> str:
    """Return "gzip", "deflate" or "" for a Content-Encoding header.

    Raises `UnknownEncoding` for anything else, more than one layer included.
    """
    named = [part for part in header.lower().replace(" ", "").split(",") if part]
    layers = [part for part in named if part != "identity"]
    match layers:
        case []:
            return ""
        case ["gzip" | "x-gzip"]:
            return "gzip"
        case ["deflate"]:
            return "deflate"
        case _:
            raise UnknownEncoding(header)


class Body:
    """Collects one body, decoding it as it comes."""

    def __init__(self, encoding: str, cap: int) -> None:
        self._encoding = encoding
        self._cap = cap
        self._waiting = b""
        self._unpacker: zlib._Decompress | None = None
        self._decided = not encoding
        self.data = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take the next bytes from the wire. Raises `TooLarge` and `CutShort`."""
        if not self._decided:
            self._waiting += chunk
            if len(self._waiting) < _DECIDED_ON:
                return
            chunk = self._decide()
        self._take(chunk)

    def end(self) -> bytes:
        """Return the whole decoded body. Raises `CutShort` when compressed data is missing."""
        if not self._decided:
            self._take(self._decide())
        if self._unpacker is not None and not self._unpacker.eof:
            raise CutShort
        return bytes(self.data)

    def _decide(self) -> bytes:
        """Choose how to decode by the first bytes, and return them."""
        head, self._waiting, self._decided = self._waiting, b"", True
        if self._encoding == "gzip" and head.startswith(b"\x1f\x8b"):
            self._unpacker = zlib.decompressobj(_GZIP)
        elif self._encoding == "deflate" and not head.startswith(b"<"):
            # RFC 9110 means zlib by "deflate"; some servers send the bare stream.
            wrapped = len(head) > 1 and head[0] & 15 == 8 and int.from_bytes(head[:2]) % 31 == 0
            self._unpacker = zlib.decompressobj(_ZLIB if wrapped else _RAW)
        # Otherwise the label lies: the body is plain and can be read as it is.
        return head

    def _take(self, chunk: bytes) -> None:
        if self._unpacker is None:
            self._keep(chunk)
            return
        while chunk and not self._unpacker.eof:
            chunk = self._unpack(self._unpacker, chunk)

    def _unpack(self, unpacker: zlib._Decompress, chunk: bytes) -> bytes:
        """Unpack one chunk and return what follows when a new gzip member begins in it."""
        room = self._cap - len(self.data) + 1
        try:
            self._keep(unpacker.decompress(chunk, room))
        except zlib.error as error:
            raise CutShort from error
        rest = unpacker.unused_data
        if unpacker.eof and rest.startswith(b"\x1f\x8b"):
            self._unpacker = zlib.decompressobj(_GZIP)
            return self._unpack(self._unpacker, rest)
        return b""

    def _keep(self, data: bytes) -> None:
        self.data += data
        if len(self.data) > self._cap:
            del self.data[self._cap :]
            raise TooLarge
