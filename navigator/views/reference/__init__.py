"""The reference page: terms, goals, selection, recommendations, surveys and sources, searchable and cited."""
