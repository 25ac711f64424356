"""Build the site: ``python build_site.py``. All commands: ``python build_site.py --help``."""

import sys

try:
    from sourcebook.cli import main
except ModuleNotFoundError as error:
    if (error.name or "").startswith("sourcebook."):
        raise
    sys.exit(
        f"The package «{error.name}» is not installed here. Run «make serve», which sets everything up;\n"
        "then this file runs with .venv/bin/python, or after «. .venv/bin/activate»."
    )

if __name__ == "__main__":
    main()
