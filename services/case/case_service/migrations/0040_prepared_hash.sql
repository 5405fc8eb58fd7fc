-- From which answers documents were last made for signing: until they are signed,
-- eSignature has begun. A case of before tells it with its next packet.
alter table cases add column prepared_hash text;
