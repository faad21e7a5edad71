"""Forms and dialogs by which an office edits facts and says something of its own about them."""
