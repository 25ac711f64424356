"""Sourcebook: news articles turned into a source-checked knowledge base."""

__version__ = "0.1.0"
