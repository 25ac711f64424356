"""What became of the records: their changes, field by field, from the repository's history."""
