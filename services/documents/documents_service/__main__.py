"""Starts the documents service: `python -m documents_service all`."""

from chassis.command import main
from documents_service.app import build
from documents_service.settings import Settings

if __name__ == "__main__":
    main(build, kind=Settings, prefix="DOCUMENTS_", package="documents_service")
