-- Nobody may use what is not granted; temporary tables go with the database's rights.
revoke all on schema public from public;
revoke all on database producerpro from public;
