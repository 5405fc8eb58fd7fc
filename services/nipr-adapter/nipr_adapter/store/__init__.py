"""The adapter's tables."""
