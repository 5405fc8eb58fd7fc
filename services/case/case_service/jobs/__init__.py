"""The clock in: facts to fetch, names to index, invitations and decisions due."""

from case_service.jobs.appointing import Appointing
from case_service.jobs.fetching import Fetching, Indexing
from case_service.jobs.inviting import Inviting, invitation_jobs
from case_service.jobs.reviewing import Checking, Deciding

__all__ = [
    "Appointing",
    "Checking",
    "Deciding",
    "Fetching",
    "Indexing",
    "Inviting",
    "invitation_jobs",
]
