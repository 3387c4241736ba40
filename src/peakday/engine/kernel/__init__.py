"""The compiled event loop and its parts, over flat tables of records with one signature each.

`layout` says what the tables hold; `loop` is the loop; every other file is one idea it is made of.

Importing this package compiles nothing: it points the compiler's disk cache at a folder named by a hash
of these very files, because the compiler itself does not notice an edit in a file that another one calls.
"""

from peakday.engine.kernel_cache import cached_here

with cached_here():
    from peakday.engine.kernel import loop as loop
    from peakday.engine.kernel import sources as sources
