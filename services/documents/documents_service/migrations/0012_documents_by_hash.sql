-- no-transaction
create index concurrently if not exists packet_documents_by_hash
on packet_documents
using gin ((array[reviewed_sha256, signed_sha256, sealed_sha256]));
