from __future__ import annotations

from tests.triage.workshop.fake import reading

__all__ = ["reading"]
