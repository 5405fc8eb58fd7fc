"""`rules list|add|retire|approve`: changing rules takes two operators.

Each is recognized by the identity service, by Login Name and password: who reaches this
command line is not yet somebody who may change a fee.
"""

from datetime import datetime
from typing import Annotated

import typer

from case_service.commands.rule_table import print_rules
from case_service.commands.running import done, operator
from case_service.domain.rule_change import RuleChange
from case_service.domain.rule_kind import KINDS, RuleKind, shown
from case_service.use_cases.approve_rule import approve_rule
from case_service.use_cases.list_rules import list_rules
from case_service.use_cases.propose_retirement import propose_retirement
from case_service.use_cases.propose_rule import NewRule, propose_rule

rules = typer.Typer(
    no_args_is_help=True,
    help="Dated rules: fees, E&O minimums, appointment modes, addenda, "
    "deadlines. A change is proposed by one operator and approved by another; "
    "nothing is ever rewritten.",
)

_DAY = ["%Y-%m-%d"]
_From = Annotated[
    datetime,
    typer.Option("--from", formats=_DAY, help="First day, in Central Time: 2027-01-01"),
]
_Source = Annotated[
    str, typer.Option(help="Where it comes from; screens show it beside the rule.")
]
_Login = Annotated[
    str,
    typer.Option(
        prompt="Login Name",
        help="Your own Login Name, an operator's. The password is asked for, or read "
        "from standard input where that is no terminal.",
    ),
]
_Domain = Annotated[str, typer.Option(help="What you type as Domain.")]
# No list is as long; what the database has no number for would end in a fault.
_Number = Annotated[
    int, typer.Argument(min=1, max=999_999_999, help="Its number in the list.")
]


def _known(kind: str) -> str:
    """Refuse a kind that there is not: "No rules." would be taken for an answer."""
    if kind and kind not in set(RuleKind):
        raise typer.BadParameter(f"It is one of {', '.join(RuleKind)}.")
    return kind


@rules.command("list")
def list_(
    on: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, help="As of this day; else today in Central Time."),
    ] = None,
    *,
    kind: Annotated[
        str, typer.Option(callback=_known, help=f"Only {', '.join(KINDS)}.")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Also replaced, retired, never approved.")
    ] = False,
) -> None:
    """List the rules with source, dates and who proposed and approved them."""
    book = done(lambda tx: list_rules(tx, day=on.date() if on else None))
    print_rules(book, kind=kind, everything=everything)


@rules.command()
def add(  # noqa: PLR0913 (one parameter per word that is typed)
    kind: Annotated[str, typer.Argument(help=f"{', '.join(KINDS)}.")],
    scope: Annotated[
        str, typer.Argument(help="IL, MT, NM, OK, TX, OK-BLUELINCS-HMO, ALL")
    ],
    value: Annotated[str, typer.Argument(help="13.50, 500,000, none, individual, …")],
    *,
    from_: _From,
    source: _Source,
    login: _Login,
    domain: _Domain = "HCSC",
) -> None:
    """Propose a rule; from its day on it replaces the one before it."""
    wish = NewRule(kind, scope, value, from_.date(), source)
    by = operator(login, domain)
    _say_what_waits(done(lambda tx: propose_rule(tx, wish, by=by)))


@rules.command()
def retire(
    number: _Number,
    *,
    from_: _From,
    source: _Source,
    login: _Login,
    domain: _Domain = "HCSC",
) -> None:
    """Propose that a rule ends; the one before it holds again from that day on."""
    by = operator(login, domain)
    day = from_.date()
    _say_what_waits(
        done(
            lambda tx: propose_retirement(
                tx, number, effective_on=day, source=source, by=by
            )
        )
    )


@rules.command()
def approve(number: _Number, *, login: _Login, domain: _Domain = "HCSC") -> None:
    """Approve what another operator proposed; it counts from its day on by itself."""
    by = operator(login, domain)
    rule = done(lambda tx: approve_rule(tx, number, by=by))
    typer.echo(f"Approved. {_sentence(rule)}")


def _say_what_waits(rule: RuleChange) -> None:
    typer.echo(
        f"Rule {rule.number} waits. {_sentence(rule)}\n"
        f"Another operator approves it: producerpro rules approve {rule.number}"
    )


def _sentence(rule: RuleChange) -> str:
    if rule.value is None:
        what = f"a rule of kind {rule.kind} for {rule.scope} ends"
    else:
        what = f"{rule.kind} for {rule.scope} is {shown(rule.kind, rule.value)}"
    return f"From {rule.effective_on:%m/%d/%Y} on {what}."
