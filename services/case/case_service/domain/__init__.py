"""The rules of a case: pure functions and frozen values, no input or output."""
