"""The mark of our database files."""

from __future__ import annotations

APPLICATION_ID = 0x6C747267
"""The bytes "ltrg" in the file's header: a file of ours."""
