"""The two looks of the program. Every colour of the screens is one of these."""

from __future__ import annotations

from textual.theme import Theme

from linktriage.triage.looks import Look

DARK = Theme(
    name="linktriage-dark",
    primary="#7aa2f7",
    secondary="#7dcfff",
    accent="#e0af68",
    warning="#ff9e64",
    error="#f7768e",
    success="#9ece6a",
    foreground="#c8d0ef",
    background="#16161e",
    surface="#1f2030",
    panel="#292b3d",
    dark=True,
)

LIGHT = Theme(
    name="linktriage-light",
    primary="#2a5bc7",
    secondary="#0f6f8f",
    accent="#96560a",
    warning="#a84a08",
    error="#b3203c",
    success="#3f7014",
    foreground="#1c1f31",
    background="#fbfbfd",
    surface="#eceef5",
    panel="#dfe2ee",
    dark=False,
)

THEMES = {Look.DARK: DARK, Look.LIGHT: LIGHT}
