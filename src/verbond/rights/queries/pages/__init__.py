"""What the public catalogue shows of the rights: cards, one right, its figures and its promises."""
