"""The smallest service: it hears events and writes them down."""
