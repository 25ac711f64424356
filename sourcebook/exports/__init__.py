"""The catalog as data: JSON, the search index's records, schemas. Exports read the readings and nothing else."""
