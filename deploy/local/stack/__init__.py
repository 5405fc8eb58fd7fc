"""The local system: real parts and our services, started on one machine."""
