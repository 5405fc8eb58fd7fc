"""What the identity service answers over HTTP."""
