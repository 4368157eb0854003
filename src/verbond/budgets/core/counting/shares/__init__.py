"""Equal shares: a quick filter in floats, a decision in exact numbers."""
