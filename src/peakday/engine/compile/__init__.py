"""A board becomes flat tables of numbers, one file a table: what a drawing means is decided here, once.

The board must be filled (every default set, see `peakday.catalog.fill`). The tables hold no results;
`fresh_world` makes a replication from them.
"""

from peakday.engine.compile.fresh import fresh_world, grow_calls, longer
from peakday.engine.compile.tables import Tables, compile_board

__all__ = ["Tables", "compile_board", "fresh_world", "grow_calls", "longer"]
