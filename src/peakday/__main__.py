"""`python -m peakday`, the same as the command `peakday`."""

from peakday.cli import main

main()
