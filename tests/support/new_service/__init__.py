"""Lays out a new service: `make new-service name=commissions`."""
