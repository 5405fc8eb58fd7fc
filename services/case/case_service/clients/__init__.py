"""Other services that the case service asks."""
