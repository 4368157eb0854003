"""The public catalogue of rights."""
