"""The world outside: other services, templates, and the mail server."""
