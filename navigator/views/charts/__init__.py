"""Charts painted with QPainter, light enough for the first window."""
