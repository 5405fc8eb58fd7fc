"""What is kept here, and the SQL that keeps it."""
