"""What follows from the catalog: evidence, shared words, origins, agreement, ties. Pure functions over frozen records."""
