"""What a template may say: the facts of one accepted prospect, as text and numbers in groups.

Facts are only what was read, imported or decided; nothing is guessed. `FACTS` lists them all. A
fact that is not known is an empty text here, and an error that names it when a template prints it:
test it first, `{% if page.author %}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from linktriage.model import (
    Accept,
    Campaign,
    Candidate,
    Contact,
    Dossier,
    LinkIntent,
    OutboundLink,
    Outcome,
    Page,
    TargetPage,
)
from linktriage.people import first_name
from linktriage.pitching.quoting import (
    MAX_NAME_WORDS,
    as_sentence,
    bare_title,
    best_line,
    brief_quote,
    sentences,
    with_subject,
)
from linktriage.text import clean_line

QUOTE_WORDS = 5
"""Words from which a passage is quoted: fewer are a caption or a heading."""
MAX_PARAGRAPHS = 200
"""Paragraphs that are looked through for a line on the subject."""
MAX_PAGE_TEXT = 30_000
"""Characters of the page's text that the lint compares a draft with."""

FACTS: Mapping[str, str] = {
    "page.url": "the address of their page",
    "page.title": "the title of their page, without the name of the site",
    "page.name": "what to call their page: its title in quotation marks, else its address",
    "page.author": "the author their page names",
    "page.author_first_name": "the author's first name, when the author is a person",
    "page.published": "the day their page was published, such as 3 March 2026",
    "page.language": "the language of their page, such as en",
    "page.quote": "one sentence of the chosen passage, cut when it is long",
    "page.line": "a sentence of their page on your subject, when no passage was chosen",
    "page.passage": "the chosen passage, whole",
    "page.text": "the text of their page; the lint compares the draft with it",
    "site.name": "the name of their website",
    "site.host": "the host name of their website",
    "target.url": "the address of your page",
    "target.title": "the title of your page",
    "target.why": "why anyone would cite your page, as a sentence",
    "target.cluster": "the keyword cluster of your page",
    "target.asset_type": "what kind of page yours is, such as calculator",
    "target.description": "the description of your page",
    "link.anchor": "the anchor text of the planned link",
    "link.anchor_kind": "the kind of that anchor text, such as topical",
    "link.placement": "where the planned link stands",
    "link.why": "your reason for the planned link; written for yourself",
    "mention.term": "the name of yours that their page mentions",
    "mention.quote": "the sentence of theirs that mentions you",
    "dead.url": "the address of a link of theirs that no longer opens",
    "dead.shown": "that address without the scheme, so that it is no link",
    "dead.anchor": "the anchor text of that dead link",
    "dead.quote": "the sentence of theirs that the dead link stands in",
    "contact.name": "the name of the person you write to",
    "contact.first_name": "the first name of the person you write to",
    "contact.email": "the address you write to",
    "contact.role": "the role of the person or desk you write to",
    "sender.name": "your name",
    "sender.role": "your role",
    "sender.company": "the name of your company",
    "sender.signature": "your signature, as it stands in the campaign's settings",
    "sender.address": "your postal address",
    "sender.opt_out": "the line that offers not to write again",
    "campaign.name": "the name of the campaign",
    "campaign.domain": "the first of your own domains",
}
"""Every fact, and what it is. No name is that of a method of Python's dict."""

Facts = Mapping[str, Mapping[str, str | int]]
"""Facts by group and name."""


def facts_of(
    dossier: Dossier, campaign: Campaign, target: TargetPage, contact: Contact | None = None
) -> dict[str, dict[str, str | int]]:
    """Return all of `FACTS` for an accepted prospect: text and numbers in groups, nothing else.

    Raises `ValueError` for a dossier without an accept: there is nothing to write about.
    """
    if not isinstance(dossier.decision, Accept):
        msg = f"{dossier.prospect.site} is not accepted"
        raise ValueError(msg)  # noqa: TRY004 - the value is wrong, its type is a Dossier
    intent = dossier.decision.intent
    return {
        **_their_side(dossier, campaign, target, intent),
        **_our_side(campaign, target, intent),
        "contact": _contact(contact),
    }


def _their_side(
    dossier: Dossier, campaign: Campaign, target: TargetPage, intent: LinkIntent
) -> dict[str, dict[str, str | int]]:
    """Return the groups that speak of the prospect."""
    page = dossier.page
    host = urlsplit(dossier.prospect.url).hostname or dossier.prospect.site
    site_name = _site_name(dossier)
    row = _candidate(dossier, intent)
    title = (page.title if page else "") or row.facts.title
    author = (page.author if page else "") or row.facts.author
    mention = _mention(page, intent, campaign)
    bare = bare_title(clean_line(title), site_name, host.removeprefix("www."))
    url = intent.page_url or (page.final_url if page else dossier.prospect.url)
    about = (intent.anchor, intent.cluster or target.cluster)
    quote = _quote(intent.passage, about)
    return {
        "page": {
            "url": url,
            "title": bare,
            "name": _name(bare, url, host.removeprefix("www.")),
            "author": clean_line(author),
            "author_first_name": first_name(clean_line(author)),
            "published": _day(page.published if page else None),
            "language": page.language if page else row.facts.language,
            "quote": quote,
            "line": "" if quote else _line(page, about),
            "passage": clean_line(intent.passage),
            "text": _text(page),
        },
        "site": {"name": clean_line(site_name), "host": host},
        "mention": {"term": mention[0], "quote": mention[1]},
        "dead": _dead(dossier, row),
    }


def _site_name(dossier: Dossier) -> str:
    """Return the name of their website; its host when what is given for one is a whole title."""
    name = dossier.page.site_name if dossier.page else ""
    return name if 0 < len(name.split()) <= MAX_NAME_WORDS else dossier.prospect.site


def _name(title: str, url: str, host: str) -> str:
    """Return what to call a page; a title of one word is told apart by the host."""
    if not title:
        return url.partition("://")[2].rstrip("/")
    return f"“{title}”" if len(title.split()) > 1 else f"“{title}” on {host}"


def _quote(passage: str, about: tuple[str, ...]) -> str:
    """Return a sentence of the chosen passage; "" when it is no more than a few words."""
    quote = brief_quote(passage, about)
    return quote if len(quote.split()) >= QUOTE_WORDS else ""


def _line(page: Page | None, about: tuple[str, ...]) -> str:
    """Return a sentence of their text on the subject; "" when it has none."""
    paragraphs = page.paragraphs[:MAX_PARAGRAPHS] if page else ()
    return best_line((one.text for one in paragraphs if one.kind in {"text", "item"}), about)


def _our_side(
    campaign: Campaign, target: TargetPage, intent: LinkIntent
) -> dict[str, dict[str, str | int]]:
    """Return the groups that speak of the user, the target page and the planned link."""
    sender = campaign.sender
    return {
        "target": {
            "url": target.url,
            "title": bare_title(target.title, *campaign.own_domains, *campaign.brand_terms),
            "why": as_sentence(with_subject(target.why)),
            "cluster": intent.cluster or target.cluster,
            "asset_type": target.asset_type,
            "description": target.description,
        },
        "link": {
            "anchor": intent.anchor,
            "anchor_kind": intent.anchor_kind.value,
            "placement": intent.placement.value,
            "why": intent.why,
        },
        "sender": {
            "name": sender.name,
            "role": sender.role,
            "company": sender.company,
            "signature": sender.signature,
            "address": sender.address,
            "opt_out": sender.opt_out,
        },
        "campaign": {"name": campaign.name, "domain": next(iter(campaign.own_domains), "")},
    }


def _contact(contact: Contact | None) -> dict[str, str | int]:
    """Return the facts of the person or desk the letter goes to; all blank for nobody."""
    known = contact or Contact()
    name = clean_line(known.name)
    return {
        "name": name,
        "first_name": first_name(name),
        "email": known.email,
        "role": clean_line(known.role),
    }


def _candidate(dossier: Dossier, intent: LinkIntent) -> Candidate:
    """Return the imported row of the page in question; one without facts when none was imported."""
    wanted = intent.page_url or dossier.prospect.url
    rows = sorted(dossier.prospect.candidates, key=lambda row: row.url != wanted)
    return rows[0] if rows else Candidate(url=wanted, key=wanted)


def _dead(dossier: Dossier, row: Candidate) -> dict[str, str | int]:
    """Return the facts of a dead link: one that was asked for, else one that the list names."""
    asked = _asked_dead(dossier)
    url = asked.url if asked else row.facts.links_to if row.facts.dead else ""
    anchor = clean_line(asked.anchor if asked else row.facts.anchor) if url else ""
    return {
        "url": url,
        "shown": url.partition("://")[2].rstrip("/"),
        "anchor": anchor,
        "quote": _around(dossier.page, url) if url else "",
    }


def _asked_dead(dossier: Dossier) -> OutboundLink | None:
    """Return the first link of their page that is known to be dead; None without one."""
    links = dossier.page.links if dossier.page else ()
    places = (
        proof.where.removeprefix("link ")
        for finding in dossier.findings
        if finding.check == "dead-links" and finding.outcome is Outcome.PASS
        for proof in finding.evidence
    )
    numbers = (int(place) for place in places if place.isdigit())
    return next((links[number] for number in numbers if number < len(links)), None)


def _around(page: Page | None, url: str) -> str:
    """Return the sentence that a link of their page stands in; "" when it stands in none."""
    for link in page.links if page else ():
        if link.url == url and page and link.paragraph is not None:
            text = page.paragraphs[link.paragraph].text
            quote = brief_quote(text, (link.anchor,))
            return quote if len(quote.split()) >= QUOTE_WORDS else ""
    return ""


def _mention(page: Page | None, intent: LinkIntent, campaign: Campaign) -> tuple[str, str]:
    """Return the brand term their page mentions and the sentence around it; blanks for none.

    The chosen passage is looked at first, then the page from its beginning.
    """
    terms = [*campaign.brand_terms, campaign.sender.company]
    paragraphs = page.paragraphs if page else ()
    for text in (intent.passage, *(paragraph.text for paragraph in paragraphs)):
        for term in terms:
            if term and _whole_word(term, text):
                sentence = next((s for s in sentences(text) if _whole_word(term, s)), text)
                return term, brief_quote(sentence)
    return "", ""


def _whole_word(term: str, sentence: str) -> bool:
    """Return True when `term` stands in `sentence` with no letter or digit before or after it."""
    text, wanted = f" {sentence.casefold()} ", term.casefold()
    at = text.find(wanted)
    while at > 0:
        if not text[at - 1].isalnum() and not text[at + len(wanted)].isalnum():
            return True
        at = text.find(wanted, at + 1)
    return False


def _text(page: Page | None) -> str:
    """Return the page's title and paragraphs as one text of at most `MAX_PAGE_TEXT` characters."""
    if page is None:
        return ""
    parts = [page.title, *(paragraph.text for paragraph in page.paragraphs)]
    return "\n".join(parts)[:MAX_PAGE_TEXT]


def _day(day: date | None) -> str:
    """Return a date as people write it, "3 March 2026"; "" for none."""
    return f"{day.day} {day:%B %Y}" if day else ""
