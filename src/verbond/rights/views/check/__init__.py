"""The check of a resident, page by page; and the desk of who keeps the rules."""
