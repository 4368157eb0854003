"""Read files that describe places; what is wrong is said with file, line and what is allowed."""
