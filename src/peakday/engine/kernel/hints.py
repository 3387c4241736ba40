"""What the compiler is told of how the loop usually goes: the rest is then kept out of its way."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

_BIT = ir.IntType(1)


@intrinsic
def seldom(_typing: Any, condition: Any) -> Any:
    """The condition itself, which seldom holds, or leads to so much work that the way there is nothing."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        holds = context.cast(builder, arguments[0], signature.args[0], types.boolean)
        expect = builder.module.declare_intrinsic("llvm.expect", [_BIT], ir.FunctionType(_BIT, [_BIT, _BIT]))
        return builder.call(expect, [holds, ir.Constant(_BIT, 0)])

    return types.boolean(condition), build
