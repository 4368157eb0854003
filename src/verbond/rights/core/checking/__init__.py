"""The check of a resident: answers as typed, the case they make, and what came out, in groups."""
