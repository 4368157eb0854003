"""Tables of any kind as rows of text, and the numbers in them."""
