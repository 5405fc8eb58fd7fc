"""HTTP in: the routes that the gateway and notifications call."""

from fastapi import APIRouter

from documents_service.api.bundle import BundleApi
from documents_service.api.ceremony import CeremonyApi
from documents_service.api.consent import ConsentApi
from documents_service.api.copies import CopyApi
from documents_service.api.documents import DocumentApi
from documents_service.api.examination import ExaminationApi
from documents_service.api.files import FileApi
from documents_service.api.genuine import GenuineApi
from documents_service.api.letters import LetterApi
from documents_service.clients.workshop import Workshop


def routes(workshop: Workshop) -> tuple[APIRouter, ...]:
    """Give every route of the service."""
    return (
        FileApi(workshop).routes(),
        ConsentApi(workshop).routes(),
        DocumentApi(workshop).routes(),
        CeremonyApi(workshop).routes(),
        LetterApi(workshop).routes(),
        ExaminationApi(workshop).routes(),
        CopyApi(workshop).routes(),
        BundleApi(workshop).routes(),
        GenuineApi(workshop).routes(),
    )
