"""New articles into ``seeds/``: files and addresses, recognised where they are here already, kept as they came. What fresh drafts would add."""
