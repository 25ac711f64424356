"""The theme, which MkDocs finds by this package's name: Material with the project's own frame, style and scripts."""
