"""The page of corrections, and an article's own."""
