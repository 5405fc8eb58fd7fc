"""Translating NIPR into our words and back."""
