"""Checks, draws and copies uploaded files, each in a limited process of its own."""

import asyncio
import json
import sys

from documents_service.domain.uploads import MAX_PAGES, MAX_PIXELS, Findings

_WALL_SECONDS = 20


class NotDrawn(Exception):
    """A page of an accepted file could not be drawn within the limits."""


class NotCopied(Exception):
    """No copy of an accepted file could be made within the limits."""


class Inspector:
    """Opens files that came from outside; at most `at_once` at a time."""

    def __init__(self, *, at_once: int = 2) -> None:
        self._turns = asyncio.Semaphore(at_once)

    async def inspect(self, content: bytes, media_type: str) -> Findings:
        """Read the whole file: its pages, or the rule that it breaks.

        A process that was stopped by its limits means: too much for a page to show.
        """
        answer = await self._run(content, "check", media_type, str(MAX_PAGES))
        if answer is None:
            return Findings(rule="too_complex")
        return Findings(**json.loads(answer))

    async def picture(self, content: bytes, media_type: str, page: int) -> bytes:
        """Draw one page as PNG. Raises NotDrawn."""
        answer = await self._run(content, "picture", media_type, str(page))
        if answer is None or not answer.startswith(b"\x89PNG"):
            raise NotDrawn
        return answer

    async def copy(self, content: bytes, media_type: str, *, pages: int) -> bytes:
        """Make the copy that people see: what the pages show. Raises NotCopied."""
        answer = await self._run(content, "copy", media_type, str(pages))
        if answer is None or answer.startswith(b"{"):
            raise NotCopied
        return answer

    async def _run(self, content: bytes, *question: str) -> bytes | None:
        async with self._turns:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                "-m",
                "documents_service.clients.inspected",
                *question,
                str(MAX_PIXELS),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={},
            )
            try:
                async with asyncio.timeout(_WALL_SECONDS):
                    answer, _ = await child.communicate(content)
            except TimeoutError:
                return None
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        return answer if child.returncode == 0 else None
