"""Who someone is: accounts, passwords, roles and sessions."""
