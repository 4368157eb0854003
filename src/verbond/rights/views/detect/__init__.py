"""The pages of detection runs: the desk behind the wall, and the letter in front of it."""
