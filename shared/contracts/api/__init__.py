"""Shapes of the internal HTTP calls, by the service that answers them."""
