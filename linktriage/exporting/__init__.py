"""Exporting: what leaves the program, as files. Nothing here sends.

- `as_record(dossier)`: all of a dossier as plain data, for JSON.
- `write(dossiers, profile, path)`: approved prospects into files of a profile, whole or not at all.
- `mailto(pitch)`: the address that opens one draft in the mail program.
- `report.html(...)`: one page for a client or a colleague.
- `disavow(sites, path)`: for sites that really link to the user.
"""

from linktriage.exporting.disavow import disavow
from linktriage.exporting.gate import has_blocking_problem
from linktriage.exporting.mail import mailto
from linktriage.exporting.record import as_record
from linktriage.exporting.writing import PROFILES, Written, write

__all__ = ["PROFILES", "Written", "as_record", "disavow", "has_blocking_problem", "mailto", "write"]
