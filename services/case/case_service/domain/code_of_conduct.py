"""Code of Conduct: read in full, signed by the typed name."""

from case_service.domain.facts import Facts
from case_service.domain.tab import Problem, Values, missing
from contracts.names import is_same_name


def problems(values: Values, facts: Facts) -> tuple[Problem, ...]:
    """List what is wrong with the signature under the Code of Conduct (COC-1)."""
    signature = values.get("signature", "").strip()
    if not signature:
        return (missing("signature", "Type your name to sign the Code of Conduct."),)
    if not is_same_name(signature, facts.name):
        return (
            Problem(
                "signature",
                f"Type your name as it stands on General: {facts.name}.",
            ),
        )
    return ()
