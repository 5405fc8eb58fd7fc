"""Request and response shapes of the internal HTTP calls, by the service that answers."""
