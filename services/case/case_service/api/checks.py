"""Check your answers: everything before Submit, as it is sent."""

from case_service.api.background_consent import consent_view
from case_service.api.judged import contradiction_views
from case_service.api.license_views import due_fees
from case_service.api.overviews import overview_for
from case_service.api.problems import fee_lines, problem_shapes, total_text
from case_service.api.tab_views import as_seen, tab_view
from case_service.domain.tab import FORM_TABS
from case_service.domain.viewer import Viewer
from case_service.store.background import BackgroundConsent
from case_service.use_cases.read_check import CheckedCase
from contracts.api.case import CheckView
from contracts.api.case_answers import MissingDocument
from contracts.api.case_background import BackgroundConsentView


def check_view(checked: CheckedCase, *, by: Viewer) -> CheckView:
    """Shape all tabs, the fees, what blocks and what merely warns."""
    whole, file = checked.whole, checked.whole.file
    found = file.all_problems()
    due = due_fees(file, whole.signed_fees)
    return CheckView(
        overview=overview_for(whole, by=by),
        tabs=tuple(
            as_seen(tab_view(file, tab, signed=whole.signed_fees), by=by)
            for tab in FORM_TABS
        ),
        fees=fee_lines(due),
        fee_total_text=total_text(due),
        blocking=problem_shapes(p for p in found if p.blocks == "submission"),
        warnings=problem_shapes(p for p in found if p.blocks != "submission"),
        not_sent=tuple(
            MissingDocument(id=one.id, name=one.name) for one in checked.missing
        ),
        contradictions=contradiction_views(file.contradictions),
        packet_signed=file.judged_by.packet_signed,
        background_check=_background_check(checked.background),
    )


def _background_check(consent: BackgroundConsent) -> BackgroundConsentView | None:
    """Shape how its authorization stands, where one is asked for or was given."""
    return consent_view(consent) if consent.is_asked or consent.given else None
