"""Look at the two passwords of a change."""

from identity_service.clients.passwords import Passwords
from identity_service.domain.password_change import Findings, PasswordChange
from identity_service.domain.password_rules import Owner, PasswordRules, normal
from identity_service.use_cases.match_temporary import match_temporary


async def judge_passwords(
    passwords: Passwords,
    *,
    rules: PasswordRules,
    change: PasswordChange,
    is_mistyped: bool,
    typed: tuple[str | None, str],
    npn: str | None,
) -> Findings:
    """Say whether the current one is right and what speaks against the new one."""
    current, new = typed
    temporary = await match_temporary(
        passwords, typed=new, temporaries=change.temporaries
    )
    owner = Owner(change.account.login_name, change.person.email, npn)
    reasons = rules.reasons_against(
        normal(new), owner=owner, was_temporary=temporary is not None
    )
    right = not change.needs_current_password or await passwords.matches(
        change.account.password_hash, current or ""
    )
    return Findings(current_is_right=right, reasons=reasons, is_mistyped=is_mistyped)
