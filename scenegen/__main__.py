"""`python -m scenegen`."""

from scenegen.cli import main

main()
