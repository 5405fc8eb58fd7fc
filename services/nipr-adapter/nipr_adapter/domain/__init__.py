"""What NIPR's answers mean, and what may be asked of it."""
