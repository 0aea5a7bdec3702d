"""Opening an address in a browser or a draft as a mail, never in the way of the screen."""

from __future__ import annotations

import webbrowser

from linktriage.errors import BadUrl
from linktriage.urls import http_url


def open_url(url: str) -> str:
    """Ask a browser to open `url`; returns a sentence that always shows the address.

    Blocks until the browser's command has returned: call it in a thread.
    """
    try:
        address = http_url(url)
    except BadUrl as error:
        return f"Not opened: {error}"
    try:
        opened = webbrowser.open(address)
    except (webbrowser.Error, OSError):
        opened = False
    return f"Opened {address}" if opened else f"No browser here. The address: {address}"


def open_mail(address: str) -> str:
    """Ask the mail program to open a `mailto:` address of our own making; returns a sentence.

    Blocks until the command has returned: call it in a thread.
    """
    try:
        opened = address.startswith("mailto:") and webbrowser.open(address)
    except (webbrowser.Error, OSError):
        opened = False
    if opened:
        return "Opened in your mail program; nothing is sent before you do."
    return "No mail program here: copy it with y, or export it with --format eml."
