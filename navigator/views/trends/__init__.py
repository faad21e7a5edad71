"""The page 推移: budgets and outcomes over the years."""
