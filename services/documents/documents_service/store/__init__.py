"""What is kept: rows become domain values here and nowhere else."""
