"""Which services call which others for a purpose of their own."""

PURPOSES = {
    "identity": {
        ("gateway", "sign-in"): "/",
        ("gateway", "session"): "/",
        ("notifications", "send-message"): "/",
        ("case", "change-rules"): "/staff",
    },
    "case": {
        ("identity", "create-account"): "/internal",
        ("gateway", "lost-invitation"): "/internal",
        ("nipr-adapter", "hit-list"): "/internal",
        ("notifications", "send-message"): "/internal",
        ("documents", "check-access"): "/internal",
        ("documents", "packet-data"): "/internal",
        ("documents", "letter-data"): "/internal",
        ("documents", "examination-file"): "/internal",
        ("documents", "answers-copy"): "/internal",
        ("documents", "reveal-document"): "/internal",
    },
    "documents": {
        ("notifications", "send-message"): "/letters",
        ("gateway", "judge-file"): "/genuine",
    },
    "nipr-adapter": {
        ("case", "first-screen"): "/lookups",
        ("case", "read-report"): "/reports",
    },
}
"""Callers of each service by name and purpose, and what they are there for."""
