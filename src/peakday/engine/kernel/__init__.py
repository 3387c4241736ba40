"""The compiled event loop and its parts, over flat arrays of records with one signature each.

`layout` says what the arrays hold; `loop` is the loop; every other file is one idea it is made of.
"""
