"""`producerpro-verify FILE --root root.pem`: verifies without a server (NEW-5)."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from documents_service.clients.offline import (
    Finding,
    NotCheckable,
    check_bundle,
    check_pdf,
)
from documents_service.clients.press import sha256
from documents_service.clients.verification import fingerprint

_WRONG, _NOT_CHECKED = 1, 2

Wanted = Annotated[
    Path, typer.Argument(metavar="FILE", help="an evidence bundle (ZIP) or a PDF")
]
Root = Annotated[
    Path,
    typer.Option(
        metavar="PEM", help="the root certificate, from HCSC and not from the bundle"
    ),
]


def main() -> None:
    """Run the command."""
    app = typer.Typer(add_completion=False)
    app.command()(verify_file)
    app()


def verify_file(file: Wanted, root: Root = Path("root.pem")) -> None:
    """Tell whether signed documents of Producer Pro are as they were signed.

    Needs no network and no account: the file and the root certificate are enough. An
    evidence bundle is checked as a whole: each hash, the chain of evidence, each
    signature and what it covers. Of a single PDF only the signatures can be checked.

    Exit status: 0 intact, 1 something is wrong, 2 nothing could be checked.
    """
    try:
        vouching, content = _certificate(root), _bytes(file)
        findings, is_alone = _checked(content, vouching)
    except NotCheckable as why:
        typer.echo(f"NOT CHECKED: {why}", err=True)
        raise typer.Exit(_NOT_CHECKED) from None
    for found in findings:
        typer.echo(
            f"{'ok   ' if found.is_right else 'WRONG'} {found.name}: {found.said}"
        )
    if not all(found.is_right for found in findings):
        typer.echo(
            "NOT INTACT. Do not rely on this file: ask the sender for it again, or the "
            "Producer Service Center at 855-782-4272."
        )
        raise typer.Exit(_WRONG)
    typer.echo("INTACT." if not is_alone else _alone(content))


def _checked(content: bytes, root: bytes) -> tuple[Sequence[Finding], bool]:
    """Check what the file is; tell also whether it is a document on its own."""
    if content.startswith(b"PK"):
        return check_bundle(io.BytesIO(content), root=root), False
    if b"%PDF-" in content[:1024]:
        return check_pdf(content, root=root), True
    raise NotCheckable(
        "The file is neither a ZIP nor a PDF. Name an evidence bundle or a document."
    )


def _alone(content: bytes) -> str:
    return (
        "SIGNATURES INTACT. Whether a later signature is missing, only the record "
        f"knows: compare SHA-256 {sha256(content)} with the evidence bundle, or check "
        "the bundle."
    )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise NotCheckable(
            f"{file} cannot be read ({fault.strerror}). Check the name and try again."
        ) from None


def _certificate(root: Path) -> bytes:
    try:
        pem = root.read_bytes()
        fingerprint(pem)
    except OSError:
        raise NotCheckable(
            f"There is no root certificate at {root}. Ask HCSC for it and name it with "
            "--root root.pem."
        ) from None
    except ValueError:
        raise NotCheckable(
            f"{root} is not one PEM certificate. Name HCSC's root certificate with "
            "--root root.pem."
        ) from None
    return pem


if __name__ == "__main__":
    main()
