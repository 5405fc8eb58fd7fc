"""ZIP files that are sent while they are made: no more of one is held than an entry."""

import zipfile
from collections.abc import AsyncIterator
from datetime import datetime


class _Outlet:
    """A file that is only written; what was written is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: pieces are taken, not flushed."""

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces


async def zipped(
    entries: AsyncIterator[tuple[str, bytes]], *, at: datetime
) -> AsyncIterator[bytes]:
    """Give the ZIP of entries, each a path and its content, piece by piece."""
    outlet = _Outlet()
    # PDFs and pictures are compressed already; the rest is small.
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as made:  # type: ignore[call-overload]  # it only writes
        async for path, content in entries:
            info = zipfile.ZipInfo(path, date_time=at.timetuple()[:6])
            made.writestr(info, content)
            yield outlet.taken()
    yield outlet.taken()
