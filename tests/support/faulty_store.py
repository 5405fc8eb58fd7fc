"""The object store on a bad day: a real server that stands before the real store."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


class Fault(Enum):
    """What goes wrong."""

    IS_BUSY = auto()  # every answer is 503
    LOSES = auto()  # a write is acknowledged and not done
    CUTS = auto()  # a read ends in its middle
    ALTERS = auto()  # a read has another byte at its end


class FaultyStore(ThreadingHTTPServer):
    """Passes requests on to the real store, unless something is wrong."""

    def __init__(self, real: str) -> None:
        """Stand before the store at this host and port."""
        self.real = real
        self.fault: Fault | None = None
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def endpoint(self) -> str:
        """Host and port, as settings name them."""
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def faulty_store(real: str) -> Iterator[FaultyStore]:
    """Serve until the block ends."""
    store = FaultyStore(real)
    threading.Thread(target=store.serve_forever, daemon=True).start()
    yield store
    store.shutdown()
    store.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        store = cast("FaultyStore", self.server)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if store.fault is Fault.IS_BUSY:
            self._answer(503, {}, b"")
        elif store.fault is Fault.LOSES and self.command == "PUT":
            self._answer(200, {}, b"")
        else:
            self._pass_on(store, body)

    do_PUT = do_HEAD = do_DELETE = do_GET  # noqa: N815 (names of the library)

    def _pass_on(self, store: FaultyStore, body: bytes) -> None:
        onward = http.client.HTTPConnection(store.real)
        # With the Host that the caller signed.
        onward.request(self.command, self.path, body, dict(self.headers.items()))
        answer = onward.getresponse()
        content = answer.read()
        onward.close()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        headers.setdefault("content-length", str(len(content)))
        is_listing = "?" in self.path and "versionId=" not in self.path
        if self.command == "GET" and not is_listing:
            content = _spoiled(content, store.fault)
        self._answer(answer.status, headers, content)

    def _answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in ({"content-length": "0"} | headers).items():
            if name not in ("connection", "transfer-encoding"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _spoiled(content: bytes, fault: Fault | None) -> bytes:
    if fault is Fault.CUTS:
        return content[: len(content) // 2]
    if fault is Fault.ALTERS and content:
        return content[:-1] + bytes([content[-1] ^ 1])
    return content
