"""Other ways a board is written, each read and written by its own module."""
