"""The web: pages and sessions; nothing is decided here."""
