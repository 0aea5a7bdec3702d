"""Pitching: whom to write to, what their rules say, and a draft. Nothing here sends.

- `contacts_on(page, site)`: the routes to a person or desk; `ranked(...)`: the best first.
- `their_rules(site, page)`: what the site itself says about requests for links.
- `Library(user_dir)`: the templates, built in and the user's own.
- `facts_of(...)`: all that a template may say of a prospect (`FACTS` explains each).
- `draft(...)`: subject and body for one accepted prospect.
- `lint(...)`: what a reader would hold against a draft; `overruled(...)`: let it pass all the same.

All is loaded at its first use, and jinja2 by the first `Library.render`.
"""

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.pitching.contacts import contacts_on, ranked
    from linktriage.pitching.drafting import draft
    from linktriage.pitching.facts import FACTS, Facts, facts_of
    from linktriage.pitching.library import Library, Text, builtin_templates, template_for
    from linktriage.pitching.linting import lint, overruled
    from linktriage.pitching.rules import TheirRule, their_rules

__all__ = [
    "FACTS",
    "Facts",
    "Library",
    "Text",
    "TheirRule",
    "builtin_templates",
    "contacts_on",
    "draft",
    "facts_of",
    "lint",
    "overruled",
    "ranked",
    "template_for",
    "their_rules",
]

__getattr__ = lazily(
    __name__,
    {
        "FACTS": ".facts",
        "Facts": ".facts",
        "Library": ".library",
        "Text": ".library",
        "TheirRule": ".rules",
        "builtin_templates": ".library",
        "contacts_on": ".contacts",
        "draft": ".drafting",
        "facts_of": ".facts",
        "lint": ".linting",
        "overruled": ".linting",
        "ranked": ".contacts",
        "template_for": ".library",
        "their_rules": ".rules",
    },
)
