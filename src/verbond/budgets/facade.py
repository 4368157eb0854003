"""What other rooms may use of budgets."""
