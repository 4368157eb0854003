"""What may be read of detection runs, and by whom."""
