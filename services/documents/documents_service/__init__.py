"""Files and papers: uploads, packets, signatures and letters."""
