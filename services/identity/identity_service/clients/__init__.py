"""The world outside: hashing, and the case service."""
