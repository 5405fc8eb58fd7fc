"""What the adapter can do, one verb per file."""
