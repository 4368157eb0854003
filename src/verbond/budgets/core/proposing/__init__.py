"""From idea to ballot, as pure rules: steps, terms, costs, completeness, likeness, small grants."""
