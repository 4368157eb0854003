"""What another rule would do: try it, keep it, hang it at a test."""
