"""From a tree of YAML nodes to a board: one file for each part of the language."""
