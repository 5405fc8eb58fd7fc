"""What a form posted: fields and files, all within hard limits."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from pydantic import SecretStr
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

# Ten long explanations, each character in the nine bytes of a form's encoding.
FIELD_LIMIT = 384 * 1024
# The sign-in page carries such a form along, sealed.
KEPT_LIMIT = 2 * FIELD_LIMIT
FILE_LIMIT = 3_145_728
# A larger body is read on for a while, so that the browser hears the answer.
DRAIN_LIMIT = 16 * 1024 * 1024
FIELD_COUNT = 300


class BodyRefused(Exception):
    """The body is larger than any form of ours, or is no form at all."""


@dataclass(frozen=True)
class Upload:
    """A chosen file; `content` is None when it is larger than we take."""

    field: str
    name: str
    size: int
    content: bytes | None


@dataclass(frozen=True)
class Posted:
    """The fields in the order of the form."""

    fields: tuple[tuple[str, str], ...] = ()
    uploads: tuple[Upload, ...] = ()

    @property
    def upload(self) -> Upload | None:
        """Give the file of a form that has a place for one."""
        return self.uploads[0] if self.uploads else None

    def get(self, name: str) -> str:
        """Give a field's last value; empty where it was not posted."""
        return next((v for n, v in reversed(self.fields) if n == name), "")

    def secret(self, name: str) -> SecretStr:
        """Give a field's value so that no log can show it."""
        return SecretStr(self.get(name))

    @property
    def without_passwords(self) -> tuple[tuple[str, str], ...]:
        """Give the fields that may be kept: a password is typed anew, always."""
        return tuple((n, v) for n, v in self.fields if "password" not in n)

    def all(self, name: str) -> tuple[str, ...]:
        """Give the values of a field that may be ticked several times."""
        return tuple(value for key, value in self.fields if key == name)


async def read_posted(
    request: Request, *, upload: bool = False, limit: int = FIELD_LIMIT
) -> Posted:
    """Read a form's body, files only where `upload` says that the page takes one."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind == b"application/x-www-form-urlencoded" or not kind:
        return Posted(tuple(_pairs(await _small_body(request, limit=limit))))
    if kind != b"multipart/form-data" or not upload or b"boundary" not in options:
        raise BodyRefused
    return await _Parts(options[b"boundary"]).read(request)


async def _small_body(request: Request, *, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise BodyRefused
    return bytes(body)


def _pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=FIELD_COUNT,
            errors="replace",
        )
    except ValueError as fault:
        raise BodyRefused from fault


@dataclass
class _Parts:
    """Takes a multipart body apart as it arrives; the whole of it has a limit."""

    boundary: bytes
    fields: list[tuple[str, str]] = field(default_factory=list)
    uploads: list[Upload] = field(default_factory=list)
    done: bool = False
    name: str = ""
    file_name: str | None = None
    data: bytearray = field(default_factory=bytearray)
    size: int = 0
    text_size: int = 0
    header: list[bytes] = field(default_factory=lambda: [b"", b""])

    async def read(self, request: Request) -> Posted:
        parser = MultipartParser(
            self.boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda d, s, e: self._header(0, d[s:e]),
                "on_header_value": lambda d, s, e: self._header(1, d[s:e]),
                "on_header_end": self._header_done,
                "on_part_data": lambda d, s, e: self._take(d[s:e]),
                "on_part_end": self._end,
                "on_end": self._finish,
            },
        )
        read = 0
        async for chunk in request.stream():
            read += len(chunk)
            if read > DRAIN_LIMIT:
                self._end()
                return Posted(tuple(self.fields), tuple(self.uploads))
            try:
                parser.write(chunk)
            except ValueError as fault:
                raise BodyRefused from fault
        if not self.done:
            raise BodyRefused
        return Posted(tuple(self.fields), tuple(self.uploads))

    def _begin(self) -> None:
        self.name, self.file_name, self.size = "", None, 0
        self.data.clear()

    def _header(self, place: int, piece: bytes) -> None:
        self.header[place] += piece

    def _header_done(self) -> None:
        if self.header[0].lower() == b"content-disposition":
            _, options = parse_options_header(self.header[1])
            self.name = options.get(b"name", b"").decode(errors="replace")
            if b"filename" in options:
                self.file_name = options[b"filename"].decode(errors="replace")
        self.header = [b"", b""]

    def _take(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.file_name is None:
            self.text_size += len(piece)
            if self.text_size > FIELD_LIMIT:
                raise BodyRefused
        if self.size <= FILE_LIMIT:
            self.data += piece
        else:
            self.data.clear()

    def _end(self) -> None:
        if self.file_name is None:
            self.fields.append((self.name, self.data.decode(errors="replace")))
        elif self.file_name or self.size:
            content = bytes(self.data) if self.size <= FILE_LIMIT else None
            self.uploads.append(Upload(self.name, self.file_name, self.size, content))
        if len(self.fields) > FIELD_COUNT:
            raise BodyRefused

    def _finish(self) -> None:
        self.done = True
