"""What the tabs show beside their fields."""

from datetime import date

from contracts.api.case_tabs import (
    AppointmentLine,
    FeeLine,
    LicenseLine,
    StateChoice,
    TabFacts,
)
from contracts.words import Tab

RULE = "HCSC's fee table, since 01/01/2024"

FEES = (
    FeeLine(state="OK", label="Oklahoma", cents=3000, text="$30.00", rule=RULE),
    FeeLine(state="TX", label="Texas", cents=1350, text="$13.50", rule=RULE),
)


def _state(code: str, name: str, reason: str | None = None) -> StateChoice:
    license_line = LicenseLine(
        number="0001234",
        license_class="General Lines Agent",
        lines_of_authority=("Life, Accident and Health",),
        issued_on=date(2015, 3, 1),
        expires_on=date(2027, 2, 28),
    )
    return StateChoice(
        state=code,
        name=name,
        selectable=reason is None,
        reason=reason,
        licenses=() if reason else (license_line,),
        fee_text="$30.00" if code == "OK" else "$13.50",
        fee_rule=RULE,
    )


FACTS = {
    Tab.GENERAL: TabFacts(
        name="Pat Q Sample",
        provenance={"email": "From NIPR, Texas", "primary_street": "From NIPR, Texas"},
    ),
    Tab.LICENSES: TabFacts(
        states=(
            _state("OK", "Oklahoma"),
            _state("TX", "Texas"),
            _state("MT", "Montana", "NIPR shows no active license in Montana."),
        ),
        fees=FEES,
        fee_total_text="$43.50",
        bluelincs_fee_text="$31.00",
        bluelincs_fee_rule=RULE,
    ),
    Tab.APPOINTMENTS: TabFacts(
        appointments=(
            AppointmentLine(
                company="Example Life Insurance Company",
                state="TX",
                line_of_authority="Health",
                appointed_on=date(2020, 5, 1),
            ),
        )
    ),
    Tab.BACKGROUND_QUESTIONNAIRE: TabFacts(
        questions=tuple(
            f"Has something of kind {number} ever happened to you in any state?"
            for number in range(1, 11)
        )
    ),
    Tab.E_AND_O: TabFacts(
        carriers=(
            "Arch Insurance Company",
            "Chubb Insurance Company",
            "Zurich American Insurance Company",
            "OTHER",
        ),
        minimum_cents=50_000_000,
        minimum_rule="At least $500,000 per claim and in aggregate for Texas.",
        cover_left="30 days",
    ),
    Tab.BANKING_INFORMATION: TabFacts(
        routing_number_ending="0025", account_number_ending="4123"
    ),
    Tab.CODE_OF_CONDUCT: TabFacts(
        code_of_conduct=(
            ("Honesty", "Tell customers the truth.\nAlso when it costs a sale."),
            ("Privacy", "Keep what customers tell you to yourself."),
        ),
        expected_signature="Pat Q Sample",
    ),
    Tab.ESIGNATURE: TabFacts(snapshot_hash="ab" * 32),
}
