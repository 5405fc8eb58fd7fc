"""The onboarding case: what is asked, what is missing, who decides."""
