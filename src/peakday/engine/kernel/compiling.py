"""How the kernel's functions are compiled: three ways, each for a reason.

`entry` functions are called from Python, and let go of the interpreter while they run. `internal` ones
are called only by compiled code and get no wrappers for Python, which halves what there is to compile.
`inlined` ones are small and hot. Every function that another one calls is optimised again inside its
caller, so calls are kept shallow: what follows from an event goes through the agenda, not down the stack.
"""

from __future__ import annotations

from typing import Any

from numba import njit

_NO_WRAPPERS: Any = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}

entry = njit(cache=True, nogil=True)
internal = njit(cache=True, **_NO_WRAPPERS)
inlined = njit(cache=True, forceinline=True, **_NO_WRAPPERS)
