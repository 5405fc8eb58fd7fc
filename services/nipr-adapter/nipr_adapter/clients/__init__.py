"""Calls to NIPR and to the case service."""
