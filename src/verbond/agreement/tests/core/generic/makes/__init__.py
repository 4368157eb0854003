"""Fictitious programmes in the makes of other programs, with their truth as data."""
