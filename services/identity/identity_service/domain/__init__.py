"""What holds here: pure values and rules, no I/O and no clock."""
