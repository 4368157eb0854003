"""Reading documents: bytes in, lines with their positions out."""
