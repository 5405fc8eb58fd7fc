"""What is kept here, and the SQL that keeps it.

Rows are locked in one order, whoever locks them: account, the account's counter, the
address's counter, temporary passwords, sessions, and events last.
"""
