"""People who try again while a part of the site is away, pressing the same button."""

import time
from collections.abc import Callable

import httpx

from story.plain_browser import PlainBrowser

_AWAY = frozenset({502, 503})
_PAUSE_SECONDS = 0.25


class PatientTransport(httpx.BaseTransport):
    """Sends a request again, byte for byte, until somebody answers it.

    So a form is sent again with the key that it was sent with before. Any other
    answer than "a part does not answer just now" is shown, also a fault.
    """

    def __init__(
        self, *, on_press: Callable[[], None] = lambda: None, within: float = 120.0
    ) -> None:
        """`on_press` is called before a form is sent for the first time."""
        self._inner = httpx.HTTPTransport()
        self._on_press = on_press
        self._within = within

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the first answer that is one."""
        if request.method == "POST":
            self._on_press()
        ends_at = time.monotonic() + self._within
        while True:
            try:
                answer = self._inner.handle_request(request)
            except httpx.TransportError:
                if time.monotonic() > ends_at:
                    raise
            else:
                if answer.status_code not in _AWAY or time.monotonic() > ends_at:
                    return answer
                answer.close()
            time.sleep(_PAUSE_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def patient_browser(
    address: str, *, on_press: Callable[[], None] = lambda: None
) -> PlainBrowser:
    """Give a browser whose person does not give up."""
    return PlainBrowser(address, transport=PatientTransport(on_press=on_press))
