"""The planner page: the path to the market, gaps, the counter, what changed, the calendar of calls, synonyms."""
