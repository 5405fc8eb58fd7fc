"""Stands in for NIPR's paid service: same protocol, invented people."""
