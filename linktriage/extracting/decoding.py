"""From the bytes of a page to its characters: byte-order mark, header, document, detection.

A label is believed only as long as the bytes agree with it, and only labels of real text
encodings are believed at all: Python's own codecs include some that take minutes or raise.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_\-:.]{2,40})""",
    re.IGNORECASE,
)
_XML_DECLARED = re.compile(
    rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s?=\s?["']([A-Za-z0-9_\-]{2,40})"""
)
_LOOKED_THROUGH = 8192
"""How many bytes of a document may come before its own declaration."""

_SAMPLE = 5000
"""Bytes from either end of a page on which its encoding is guessed."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_READ_AS = {
    # what browsers read instead of a label: https://encoding.spec.whatwg.org/#names-and-labels
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_TEXT_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "euc_jp"}
    | {"iso2022_jp", "cp932", "cp949", "cp866", "cp874", "koi8-r", "koi8-u", "mac-roman"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)


def text_encoding(label: str) -> str:
    """Return the name of the Python codec for `label`, or "" when it names no text encoding."""
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):
        return ""
    name = _READ_AS.get(name, name)
    return name if name in _TEXT_ENCODINGS else ""


def _declared(body: bytes) -> str:
    """Return the encoding the document itself names; UTF-16 there can only be a mistake."""
    found = _DECLARED.search(body[:_LOOKED_THROUGH]) or _XML_DECLARED.search(body[:300])
    name = text_encoding(found.group(1).decode("ascii")) if found else ""
    return "utf-8" if name.startswith("utf-16") else name


def _detected(body: bytes) -> str:
    sample = body if len(body) <= 2 * _SAMPLE else body[:_SAMPLE] + body[-_SAMPLE:]
    best = from_bytes(sample).best()
    return text_encoding(best.encoding) if best else ""


def _few_faults(text: str) -> bool:
    return text.count("\ufffd") <= max(3, len(text) // 5000)


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of `body`. Never raises; what no encoding explains becomes U+FFFD.

    `charset` is the label of the Content-Type header, believed after a byte-order mark and after
    bytes that are valid UTF-8 (hardly any other text is), and before the document's own label.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    header = text_encoding(charset)
    if not header.startswith("utf-16"):
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return _decode_by_label(body, header)


def _decode_by_label(body: bytes, header: str) -> str:
    for name in (header, _declared(body), "utf-8"):
        if name:
            text = body.decode(name, "replace")
            if _few_faults(text):
                return text
    return body.decode(_detected(body) or "cp1252", "replace")
