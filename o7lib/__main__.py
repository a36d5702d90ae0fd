"""`python -m o7lib` is the command `o7`."""

import sys

from o7lib.cli import main

if __name__ == "__main__":
    sys.exit(main())
