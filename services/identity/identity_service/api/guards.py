"""Who may call which routes, and how answers are treated on their way."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.callers import Caller, by_service, by_user

SigningIn = Annotated[Caller, by_service("gateway", purpose="sign-in")]
InSession = Annotated[Caller, by_service("gateway", purpose="session")]
SendingMail = Annotated[Caller, by_service("notifications", purpose="send-message")]
ChangingRules = Annotated[Caller, by_service("case", purpose="change-rules")]
Support = Annotated[Caller, by_user("support", "operator")]


def private_router() -> APIRouter:
    """Give a router whose answers no cache may keep: most of them hold a secret."""
    return APIRouter(dependencies=[Depends(_never_stored)])


def _never_stored(response: Response) -> None:
    response.headers["Cache-Control"] = "no-store"
