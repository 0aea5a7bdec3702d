"""The scriptable face: every verb as a command, with JSON where something is printed."""

from linktriage.cli.main import app

__all__ = ["app"]
