"""What staff and residents fill in around a detection run."""
