"""The outside and the machines: PDFs, signatures, objects, the case service."""
