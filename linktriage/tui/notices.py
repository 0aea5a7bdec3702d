"""Notices: one that says what another one says already takes its place and has its time anew."""

from __future__ import annotations

from textual.app import App
from textual.notifications import Notification, Notify
from textual.widgets._toast import ToastHolder


class Noticing(App[None]):
    """An app whose equal notices do not pile up."""

    def on_notify(self, event: Notify) -> None:
        """Take away what says the same, before Textual shows the new one."""
        new = event.notification
        for shown in list(self._notifications):
            if _says(shown) == _says(new):
                self._unnotify(shown, refresh=False)
        # Textual takes such a notice away without what held it: in hours these would become many
        holders = (one for screen in self.screen_stack for one in screen.query(ToastHolder))
        for holder in [one for one in holders if one.is_mounted and not one.children]:
            holder.remove()


def _says(notice: Notification) -> tuple[str, str, str]:
    return notice.title, notice.message, notice.severity
