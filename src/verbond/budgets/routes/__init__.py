"""The addresses of budgets, one list for each part of the room."""
