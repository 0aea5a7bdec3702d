"""Exporting: what leaves the program, as files. Nothing here sends.

- `as_record(dossier)`: all of a dossier as plain data, for JSON.
- `write(dossiers, profile, path)`: approved prospects into files of a profile, whole or not at all.
- `mailto(pitch)`: the address that opens one draft in the mail program.
- `report.html(...)`: one page for a client or a colleague.
- `write_disavow(sites, path)`: for sites that really link to the user.

All is loaded at its first use.
"""

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.exporting.disavow import write_disavow
    from linktriage.exporting.gate import has_blocking_problem
    from linktriage.exporting.mail import mailto
    from linktriage.exporting.record import as_record
    from linktriage.exporting.writing import PROFILES, Written, write

__all__ = [
    "PROFILES",
    "Written",
    "as_record",
    "has_blocking_problem",
    "mailto",
    "write",
    "write_disavow",
]

__getattr__ = lazily(
    __name__,
    {
        "PROFILES": ".writing",
        "Written": ".writing",
        "as_record": ".record",
        "has_blocking_problem": ".gate",
        "mailto": ".mail",
        "write": ".writing",
        "write_disavow": ".disavow",
    },
)
