"""What follows from the catalog: evidence, mentions, agreement, timeline. Pure functions over frozen records."""
