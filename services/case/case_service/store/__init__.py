"""Where cases are kept: SQL beside the code that runs it."""
