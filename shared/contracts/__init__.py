"""The language between services: what they announce and what they answer."""
