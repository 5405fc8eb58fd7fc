"""What people do on the command line of the case service."""

from collections.abc import Mapping

from case_service.commands.do_not_contract import do_not_contract
from case_service.commands.retention import retention
from case_service.commands.rules import rules
from chassis.command import Command

COMMANDS: Mapping[str, Command] = {
    "rules": rules,
    "do-not-contract": do_not_contract,
    "retention": retention,
}
