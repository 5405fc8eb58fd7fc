"""The smallest service: it counts, and notes what it hears counted."""
