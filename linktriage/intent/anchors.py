"""What an anchor text is, beside the page it points to."""

from __future__ import annotations

import re
from collections.abc import Collection

from linktriage.model import AnchorKind, TargetPage
from linktriage.terms import terms
from linktriage.text import words
from linktriage.urls import host_of

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:/\S{0,500})?"
)

_EDGES = re.compile(r"^[^\w]+|[^\w]+$")

_GENERIC_WORDS = frozenset(
    """
    a about access all an and article at best blog browse button can check click content continue
    demo details detail download explore find first for from full get go guide have here
    home homepage how info information it keep know learn link links list look looking main more my
    next now of official on one open original our out over page pages piece please post press
    quick read reading reference report resource resources see show site site's source sources
    start story study take tap that the their them these they this those through to tool try
    visit view watch web website what where you your
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of strings
)
"""Words of which anchors are made that would fit any page: "click here", "this article"."""

_TITLE_SHARE = 0.8
"""Of a title's terms in an anchor, that make it the title."""
_TITLE_TERMS = 3
_PARTIAL_SHARE = 0.5
"""Of the cluster's terms in an anchor, that make it a partial match."""


def anchor_kind(
    anchor: str,
    target: TargetPage,
    brand_terms: Collection[str] = (),
    own_domains: Collection[str] = (),
) -> AnchorKind:
    """Return the kind of an anchor text for a link to `target`.

    The first that fits counts: image (no text), URL, branded, exact match of the cluster, title,
    partial match, generic, and topical for all other descriptive phrases.
    """
    text = _EDGES.sub("", anchor)
    if not text:
        return AnchorKind.IMAGE
    if _ADDRESS.fullmatch(text):
        return AnchorKind.URL
    if _names_brand(text, brand_terms, own_domains):
        return AnchorKind.BRANDED
    return _by_terms(text, target)


def _names_brand(text: str, brand_terms: Collection[str], own_domains: Collection[str]) -> bool:
    spoken = _spoken(text)
    names = [_spoken(term) for term in brand_terms]
    names += [_spoken(_label(domain)) for domain in own_domains]
    return any(name and f" {name} " in f" {spoken} " for name in names)


def _spoken(text: str) -> str:
    return " ".join(word.removesuffix("'s") for word in words(text.casefold().replace("’", "'")))


def _label(domain: str) -> str:
    host = (host_of(domain) or domain).removeprefix("www.")
    return host.partition(".")[0]


def _by_terms(text: str, target: TargetPage) -> AnchorKind:
    said = terms(text)
    cluster = terms(target.cluster)
    if cluster and said == cluster:
        return AnchorKind.EXACT
    if _is_title(said, terms(target.title)):
        return AnchorKind.TITLE
    if cluster and _share(cluster, said) >= _PARTIAL_SHARE:
        return AnchorKind.PARTIAL
    if all(word in _GENERIC_WORDS for word in words(text.casefold())):
        return AnchorKind.GENERIC
    return AnchorKind.TOPICAL


def _is_title(said: list[str], title: list[str]) -> bool:
    if not title or not said:
        return False
    if said == title:
        return True
    in_order = iter(title)
    follows = all(term in in_order for term in said)
    return follows and len(said) >= _TITLE_TERMS and _share(title, said) >= _TITLE_SHARE


def _share(wanted: list[str], said: list[str]) -> float:
    """Return the share of `wanted` terms that are said."""
    return len(set(wanted) & set(said)) / len(set(wanted))
