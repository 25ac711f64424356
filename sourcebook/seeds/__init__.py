"""Source files as they came: bytes -> the text that stands in them, and what they declare of themselves."""
