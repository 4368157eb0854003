"""A plan file in and out: JSON, and the same as CSV and XLSX, without loss."""
