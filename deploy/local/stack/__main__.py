"""The verbs of the Makefile: `python -m stack up|down|status|logs|clean|install`."""

import os
import time
from typing import Annotated

import typer

from stack import bring_down, bring_up, machine, store
from stack.demo import show
from stack.diagram import EVERYTHING
from stack.home import ROOT, Home, home_from
from stack.keys import make_keys
from stack.plainly import speak_plainly
from stack.progress import say
from stack.status import print_addresses, print_status
from stack.trouble import Trouble

verbs = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
)


@verbs.command()
def up(
    parts: Annotated[list[str] | None, typer.Argument(help="only these")] = None,
) -> None:
    """Start what is not yet running and wait until it is ready."""
    home = _home()
    unknown = sorted(set(parts or ()) - set(EVERYTHING))
    if unknown:
        raise Trouble(
            f"There is no {unknown[0]}: choose among {', '.join(EVERYTHING)}."
        )
    began = time.monotonic()
    bring_up.bring_up(home, wanted=parts or EVERYTHING)
    say(f"ready after {time.monotonic() - began:.1f} s")
    print_addresses(home, parts or EVERYTHING)


@verbs.command()
def demo() -> None:
    """Start everything and take a sample producer through the whole story."""
    show(_home())


@verbs.command()
def down() -> None:
    """Stop everything of this run; its data stays."""
    if not bring_down.bring_down(_home()):
        say("nothing was running")


@verbs.command()
def status() -> None:
    """Show each process, its memory and its address."""
    print_status(_home())


@verbs.command()
def logs(
    program: Annotated[str, typer.Argument(help="one instead of all")] = "*",
) -> None:
    """Follow the logs."""
    home = _home()
    files = sorted(str(path) for path in home.logs.glob(f"{program}.log"))
    if not files:
        raise Trouble(
            f"There is no log of {program} in {home.logs}: run make up first."
        )
    tail = ["tail", "-n", "20", "-F", *files]
    os.execvp(tail[0], tail)  # noqa: S606 - it replaces us, so that Ctrl-C ends it


@verbs.command()
def clean(
    *,
    everything: Annotated[bool, typer.Option("--all", help="also the tests'")] = False,
) -> None:
    """Stop this run, or all of this checkout; remove data, keys and logs."""
    found = (ROOT / ".local").glob("*/keys") if everything else ()
    for home in (_home(), *(Home(keys.parent) for keys in found)):
        bring_down.remove(home)


@verbs.command()
def install(
    tools: Annotated[list[str] | None, typer.Argument(help="also these")] = None,
) -> None:
    """Fetch everything that the local system needs, without starting it."""
    bring_up.install()
    machine.must_have(*(tools or ()))


@verbs.command()
def keys() -> None:
    """Make the keys, passwords and settings files that are not there yet."""
    home = _home()
    make_keys(home)
    store.write_identities(home)


@verbs.command()
def provision() -> None:
    """Make roles, schemas, topics and buckets in parts that run elsewhere."""
    bring_up.run_together(bring_up.provision_elsewhere(_home()))


def _home() -> Home:
    return home_from(os.environ)


if __name__ == "__main__":
    speak_plainly(verbs)
