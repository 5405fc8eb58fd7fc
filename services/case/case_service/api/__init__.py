"""HTTP in: the routes that the gateway and other services call."""
