"""Pitching: whom to write to, what their rules say, and a draft. Nothing here sends.

- `contacts(page, site)`: the routes to a person or desk, the best for the approach first.
- `their_rules(site, page)`: what the site itself says about requests for links.
- `Library(user_dir)`: the templates, built in and the user's own.
- `facts(...)`: all that a template may say of a prospect (`FACTS` explains each).
- `draft(...)`: subject and body for one accepted prospect.
- `lint(...)`: what a reader would hold against a draft; `overruled(...)`: let it pass all the same.

jinja2 is imported by the first `Library.render`, not by this package.
"""

from linktriage.pitching.contacts import contacts, ranked
from linktriage.pitching.drafting import draft
from linktriage.pitching.facts import FACTS, Facts, facts
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
    "contacts",
    "draft",
    "facts",
    "lint",
    "overruled",
    "ranked",
    "template_for",
    "their_rules",
]
