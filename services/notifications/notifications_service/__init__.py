"""Telling people: which event becomes which message."""
