"""`make demo`: one sample producer from invitation to Welcome Letter."""

import time

from rich.table import Table

from stack.bring_up import bring_up
from stack.demo_staff import demo_staff
from stack.home import Home
from stack.progress import console, say, step
from stack.trouble import Trouble
from story.people import StaffLogin
from story.simulated_people import new_producer
from story.tale import Addresses, Tale, Tell


def show(home: Home) -> None:
    """Start everything, tell the story step by step, and say how to go on by hand."""
    bring_up(home)
    with step("making the demo's staff"):
        logins = demo_staff(home)
    person = new_producer(f"http://{home.address('nipr')}")
    say(f"\n{person.first_name} {person.last_name}, an invented producer:")
    gateway, mail = (f"http://{home.address(name)}" for name in ("gateway", "mail"))
    tale = Tale(
        Addresses(gateway, mail),
        person=person,
        recruiter=logins["recruiter"],
        reviewer=logins["reviewer"],
        tell=stopwatch(),
    )
    try:
        tale.run()
    except AssertionError as broken:
        raise Trouble(f"The story broke off: {broken}") from broken
    finally:
        tale.close()
    _explain(gateway, mail, logins)


def stopwatch() -> Tell:
    """Make a teller that prints each step with the seconds that it took."""
    times = [time.monotonic()]

    def tell(line: str) -> None:
        times.append(time.monotonic())
        console.print(
            f"  {times[-1] - times[-2]:5.1f} s  {line}", markup=False, soft_wrap=True
        )

    return tell


def _explain(gateway: str, mail: str, logins: dict[str, StaffLogin]) -> None:
    say("\nThe system runs. Go on by hand:")
    say(f"  sign in     {gateway}/sign-in (Domain HCSC)")
    say(f"  read mail   {mail}/")
    table = Table(box=None, header_style="bold", pad_edge=True)
    for title in ("role", "Login Name", "Password"):
        table.add_column(title)
    for role, login in logins.items():
        table.add_row(role, login.login_name, login.password)
    console.print(table)
    say("Invite somebody as the recruiter; NIPR's simulator knows, for example,")
    say("Marisol Villarreal with SSN 900-01-0005. make down stops everything.")
