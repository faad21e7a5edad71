"""The record pane: one record with its figures, sources, rounds and relations."""
