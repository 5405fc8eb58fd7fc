"""The plumbing every service needs, and only that."""
