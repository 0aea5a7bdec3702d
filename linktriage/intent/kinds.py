"""What kind of page theirs is, what kind ours is, and which of ours suit which of theirs.

"A technical guide should link to a technical resource. A product mention may link to a product
page. A data citation should link to the original report": so the kinds are matched, beside the
words that the pages share. Told from titles and from what is known of the target; a page that
says nothing of the kind has none, and then the words alone decide.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from linktriage.model import Approach, Job, Page, Role, TargetPage
from linktriage.urls import home_of, key

Kind = TypeVar("Kind")

SCANNED = 300
"""Characters of a title that are looked at."""
DATA_PARAGRAPHS = 3
DATA_SHARE = 0.15
"""So many paragraphs with a share or a finding in them, and such a part of all, cite data."""


class PageKind(StrEnum):
    """What a page of theirs does, as far as it decides on what it would link to."""

    RESOURCES = "resource page"
    DEFINITION = "definition"
    TECHNICAL = "how-to"
    DATA = "page that cites figures"
    PRODUCTS = "product comparison"
    MENTION = "mention of you"
    STORY = "news story"


class TargetKind(StrEnum):
    """What a page of ours is to somebody who links to it."""

    TOOL = "tool"
    GUIDE = "guide"
    EXPLAINER = "explainer"
    DATA = "original data"
    PRODUCT = "product page"
    HOME = "home page"


SUITS = {
    PageKind.RESOURCES: (TargetKind.TOOL, TargetKind.GUIDE),
    PageKind.DEFINITION: (TargetKind.EXPLAINER,),
    PageKind.TECHNICAL: (TargetKind.GUIDE, TargetKind.TOOL),
    PageKind.DATA: (TargetKind.DATA,),
    PageKind.PRODUCTS: (TargetKind.PRODUCT,),
    PageKind.MENTION: (TargetKind.HOME, TargetKind.PRODUCT),
    PageKind.STORY: (TargetKind.DATA,),
}

_BY_APPROACH = {
    Approach.RESOURCE: PageKind.RESOURCES,
    Approach.MENTION: PageKind.MENTION,
    Approach.PR: PageKind.STORY,
}
_PAGE_TITLES = (
    (PageKind.DEFINITION, r"what (?:is|are|does)\b|definition|meaning of|glossary|explained\b"),
    (PageKind.RESOURCES, r"resources\b|useful links|links\b|directory|toolbox|reading list"),
    (PageKind.PRODUCTS, r"reviews?\b|\bvs\b|versus|compar|alternatives|buyer'?s guide|^best\b"),
    (PageKind.DATA, r"statistics|\bstats\b|survey|study\b|report\b|benchmark|trends\b"),
    (PageKind.TECHNICAL, r"how to|tutorial|step.by.step|guide\b|documentation|cheat ?sheet"),
)
_TARGET_WORDS = (
    (TargetKind.TOOL, r"\btools?\b|calculator|template|checklist|generator|converter|spreadsheet"),
    (TargetKind.DATA, r"study\b|research|report\b|survey|statistics|data ?set|\bdata\b|benchmark"),
    (TargetKind.EXPLAINER, r"explain|definition|glossary|what (?:is|are)\b|primer|encyclop"),
    (TargetKind.GUIDE, r"guide|how to|tutorial|documentation|handbook|manual|walk-?through|course"),
    (TargetKind.PRODUCT, r"product|pricing|service page|landing page|\bshop\b"),
)
_BY_JOB = {
    Job.EXPLAINS: TargetKind.EXPLAINER,
    Job.ORGANISES: TargetKind.GUIDE,
    Job.INSIGHT: TargetKind.DATA,
    Job.SAVES_TIME: TargetKind.TOOL,
    Job.SUPPORTS_CLAIM: TargetKind.DATA,
}
_FIGURE = re.compile(
    r"\d ?(?:%|per ?cent)(?! ?(?:off|discount))|according to (?:a|the|an)\b"
    r"|(?:study|survey|report) (?:found|shows)",
    re.IGNORECASE,
)


def page_kind(page: Page | None, approach: Approach) -> PageKind | None:
    """Return what a page of theirs is: by the approach, its title, or the figures it cites."""
    by_approach = _BY_APPROACH.get(approach)
    if by_approach or page is None:
        return by_approach
    return _first(_PAGE_TITLES, page.title) or (PageKind.DATA if _cites_data(page) else None)


def target_kind(target: TargetPage) -> TargetKind | None:
    """Return what a page of ours is: as somebody named it, by its job, its role or its title."""
    if key(home_of(target.url)) == key(target.url):
        return TargetKind.HOME
    named = _first(_TARGET_WORDS, target.asset_type)
    by_job = _BY_JOB.get(target.job) if target.job else None
    by_role = TargetKind.PRODUCT if target.role is Role.MONEY else None
    return named or by_job or by_role or _first(_TARGET_WORDS, target.title)


def suits(theirs: PageKind | None, ours: TargetKind | None) -> bool:
    """Tell whether a page of theirs would link to a page of that kind."""
    return theirs is not None and ours in SUITS[theirs]


def _first(patterns: tuple[tuple[Kind, str], ...], text: str) -> Kind | None:
    shown = text[:SCANNED]
    return next((kind for kind, like in patterns if re.search(like, shown, re.IGNORECASE)), None)


def _cites_data(page: Page) -> bool:
    texts = [paragraph.text for paragraph in page.paragraphs if paragraph.kind == "text"]
    citing = sum(bool(_FIGURE.search(text)) for text in texts)
    return citing >= DATA_PARAGRAPHS and citing >= DATA_SHARE * len(texts)
