"""Correcting records where they are read: a value is changed in its file, and not one other byte."""
