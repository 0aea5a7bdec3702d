"""What a page gives away of its people: e-mail addresses, forms, analytics ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from lxml.html import HtmlElement

from linktriage.extracting.links import absolute
from linktriage.extracting.survey import FoundLink
from linktriage.model import Form
from linktriage.text import clean_line

MAX_EMAILS = 50
MAX_FORMS = 20
MAX_FIELDS = 40
MAX_TRACKERS = 20

_EMAIL = re.compile(r"(?<![\w.+@!-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,24}(?![\w-])")
"""An address; after an "@" or "!" it is somebody's name in the fediverse."""
_SPELT = re.compile(
    r"(?<![\w.+-])((?:[\w.+-]{1,64}\s?[(\[{]\s?(?:dot|punkt|punto)\s?[)\]}]\s?){0,3}[\w.+-]{1,64})\s{0,2}[(\[{]\s?(?:at|ät|arroba|@)\s?[)\]}]\s{0,2}"
    r"((?:[\w-]{1,63}(?:\.|\s?[(\[{]\s?(?:dot|punkt|punto)\s?[)\]}]\s?)){1,4}[a-zA-Z]{2,24})(?![\w-])",
    re.IGNORECASE,
)
_AT = re.compile(r"[(\[{]\s?(?:at|ät|arroba|@)\s?[)\]}]", re.IGNORECASE)
_DOT = re.compile(r"\s?[(\[{]\s?(?:dot|punkt|punto)\s?[)\]}]\s?", re.IGNORECASE)
_PROTECTED = re.compile(r"(?:data-cfemail=[\"']|/cdn-cgi/l/email-protection#)([0-9a-fA-F]{6,300})")
_NO_ADDRESS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".js", ".css")
"""Ends of file names such as "logo@2x.png"."""

_TRACKERS = (
    re.compile(r"UA-\d{4,10}-\d{1,4}(?!\d)"),
    re.compile(r"G-[A-Z0-9]{8,12}(?![\w-])"),
    re.compile(r"GTM-[A-Z0-9]{4,9}(?![\w-])"),
    re.compile(r"ca-pub-\d{10,20}(?!\d)"),
)
"""Four patterns, not one: each begins with fixed letters, which makes it fast on long pages."""


def trackers(html: str) -> tuple[str, ...]:
    """Return the analytics and advertising ids in the source of a page, such as "UA-12345-1"."""
    found: dict[str, None] = {}
    for pattern in _TRACKERS:
        for match in pattern.finditer(html):
            before = html[match.start() - 1 : match.start()]
            if not (before.isalnum() or before in {"-", "_"}):
                found[match.group()] = None
    return tuple(found)[:MAX_TRACKERS]


def unprotected(code: str) -> str:
    """Return the address in a Cloudflare e-mail code: each byte is xored with the first."""
    data = bytes.fromhex(code[: len(code) // 2 * 2])
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace")


def _addresses(html: str, links: Iterable[FoundLink], texts: Iterable[str]) -> Iterator[str]:
    for link in links:
        href = (link.element.get("href") or "").strip()
        if href[:7].lower() == "mailto:":
            yield unquote(href[7:].partition("?")[0])
    if "cfemail" in html or "email-protection" in html:
        for code in _PROTECTED.finditer(html):
            yield unprotected(code.group(1))
    for text in texts:
        if "@" in text:
            yield text
        if _AT.search(text):
            for name, host in _SPELT.findall(text):
                yield _DOT.sub(".", f"{name}@{host}").replace(" ", "")


def emails(html: str, links: Iterable[FoundLink], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the e-mail addresses a page shows or links to, in any of the usual disguises."""
    found: dict[str, str] = {}
    for text in _addresses(html, links, texts):
        for address in _EMAIL.findall(text):
            if not address.lower().endswith(_NO_ADDRESS):
                found.setdefault(address.lower(), clean_line(address, 254))
        if len(found) >= MAX_EMAILS:
            break
    return tuple(found.values())[:MAX_EMAILS]


def _field(element: HtmlElement) -> str:
    names = (element.get(name) for name in ("name", "placeholder", "aria-label", "type"))
    return clean_line(next((name for name in names if name), ""), 80)


def _form(form: HtmlElement, base: str) -> Form:
    asked = [
        element
        for element in form.iter("input", "textarea", "select")
        if element.get("type") not in {"hidden", "submit", "button", "image"}
    ]
    return Form(
        action=absolute(base, form.get("action") or ""),
        method=clean_line(form.get("method") or "get", 10).lower(),
        fields=tuple(filter(None, map(_field, asked[:MAX_FIELDS]))),
        text=clean_line(
            " ".join(form.itertext("p", "label", "legend", "button", "h1", "h2", "h3"))[:2000], 500
        ),
    )


def forms(found: list[HtmlElement], base: str) -> tuple[Form, ...]:
    """Return the forms of a page: where they go and what they ask for."""
    return tuple(_form(form, base) for form in found[:MAX_FORMS])
