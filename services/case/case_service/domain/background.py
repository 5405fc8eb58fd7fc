"""Background Questionnaire: ten questions, a Yes explained."""

from case_service.domain.facts import Facts
from case_service.domain.tab import Problem, Values, missing

QUESTIONS: tuple[str, ...] = (
    "Is your health insurance license in any state currently expired, revoked, "
    "canceled or under review?",
    "Has any state ever denied you an insurance license of any kind, or authority to "
    "sell Medicare or HMO products?",
    "Have you been suspended, debarred or prohibited from selling insurance, or from "
    "taking part in any state or federal insurance or other program?",
    "Has any state ever revoked your license, or ever censured you?",
    "Has anyone complained about you to a regulator within the last five years?",
    "Has an insurer or managed care company ever denied you a contract as agent, "
    "producer or broker, or ended one for cause?",
    "Have you ever been a party to, or found liable in, a lawsuit, arbitration or "
    "mediation that alleged fraud, misappropriation or conversion of funds, "
    "intentional misrepresentation or breach of fiduciary duty?",
    "Has there been a demand or judgment for overdue money owed to an insurer, insured "
    "or producer, or a bankruptcy, against you or a business that you owned or led? "
    "(Personal bankruptcy counts only if it involved funds held for others.)",
    "Have you ever been convicted of, pleaded guilty, Alford or no contest to, or had "
    "judgment withheld or deferred for, a misdemeanor, or are you charged with one?",
    "Have you ever been convicted of, pleaded guilty, Alford or no contest to, or had "
    "judgment withheld or deferred for, a felony, or are you charged with one?",
)

ANSWERS = tuple(f"answer_{number}" for number in range(1, len(QUESTIONS) + 1))

LONGEST_EXPLANATION = 4000


def yes_answers(values: Values) -> tuple[int, ...]:
    """Give the numbers of the questions answered Yes."""
    numbered = enumerate(ANSWERS, start=1)
    return tuple(n for n, field in numbered if values.get(field) == "yes")


def problems(values: Values, facts: Facts) -> tuple[Problem, ...]:
    """List what is wrong with the questionnaire (BGQ-1)."""
    found: list[Problem] = []
    for number in range(1, len(QUESTIONS) + 1):
        answer = values.get(f"answer_{number}", "")
        explanation = values.get(f"explanation_{number}", "").strip()
        if answer not in ("yes", "no"):
            found.append(
                missing(f"answer_{number}", f"Answer question {number} with Yes or No.")
            )
        if answer == "yes" and not explanation:
            found.append(
                missing(
                    f"explanation_{number}",
                    f"Explain your Yes to question {number}: what happened, when, "
                    "where, and how it ended.",
                )
            )
        if len(explanation) > LONGEST_EXPLANATION:
            found.append(
                Problem(
                    f"explanation_{number}",
                    f"Shorten the explanation to question {number} to "
                    f"{LONGEST_EXPLANATION:,} characters; it has {len(explanation):,}.",
                )
            )
    return tuple(found)
