"""The errors a person can meet, as a tree.

    LinktriageError          one sentence for the person; no traceback, exit status 1
    ├── BadInput             what was given cannot be used (a file, a URL, an option's value)
    │   ├── BadUrl           not an http(s) address that may be kept, fetched or opened
    │   └── NotAProspectList a file that holds something else than prospects
    ├── StoreError           the database cannot be opened, read or written
    │   ├── NewerDatabase    written by a newer linktriage
    │   ├── Busy             somebody else writes to it at this moment
    │   └── Changed          somebody else changed the prospect meanwhile
    ├── AlreadyReading       another linktriage reads the same queue now
    ├── TemplateError        a pitch template that cannot be rendered (with file and line)
    └── RefusedExport        nothing may be written there, or nothing may go out

Whatever a web server does is not an error but a `FetchState` of the prospect.
"""

from __future__ import annotations


class LinktriageError(Exception):
    """Base of all errors whose text is a sentence for the person."""


class BadInput(LinktriageError):
    """What was given cannot be used."""


class BadUrl(BadInput):
    """Not an http(s) address that may be kept, fetched or opened."""


class NotAProspectList(BadInput):
    """A file that holds something else than prospects."""


class StoreError(LinktriageError):
    """The database cannot be opened, read or written."""


class NewerDatabase(StoreError):
    """The database was written by a newer linktriage."""


class Busy(StoreError):
    """Somebody else writes to the database at this moment; nothing was written."""


class Changed(StoreError):
    """Somebody else changed the prospect since it was read."""


class AlreadyReading(LinktriageError):
    """Another linktriage is reading the same queue."""


class TemplateError(LinktriageError):
    """A pitch template cannot be rendered; names the file and the line."""

    def __init__(self, message: str, *, template: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.template = template
        self.line = line


class RefusedExport(LinktriageError):
    """Nothing may be written there, or nothing may go out."""
