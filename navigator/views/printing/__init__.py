"""Paper: a document is laid out in fixed units, and preview, PDF and printer show the same pages."""
