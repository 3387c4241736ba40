"""What the optimiser is told of the kernel's tables: two fields never share memory.

numba says nothing about what a store may change, so after each one LLVM would read everything again:
the clock, the address of every table, what a call's row said a line before. A tag on every access to a
field of a record, `tbaa` in LLVM's words, says which field of which width of record it is. Tables never
overlap and a record is never read as another, so two tags are two places; tables whose records happen
to be of one width share their tags, which costs a little speed and nothing else.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir

_BYTE = ir.IntType(8)
_NOWHERE = ir.Constant(ir.IntType(64), 0)


def tell_fields_apart(module: ir.Module) -> None:
    """Tag every load and store of a record's field in a module that is about to be compiled."""
    fields = module.add_metadata(["fields of records"])
    for function in module.functions:
        for block in function.blocks:
            for step in block.instructions:
                field = _field_of(step)
                if field is not None:
                    name = module.add_metadata([field, fields, _NOWHERE])
                    step.set_metadata("tbaa", module.add_metadata([name, name, _NOWHERE]))


def _field_of(step: Any) -> str | None:
    """The field a load or a store is for, by its record's width and its place in it; else None."""
    if step.opname not in ("load", "store"):
        return None
    pointer = step.operands[-1]
    while getattr(pointer, "opname", "") == "bitcast":
        pointer = pointer.operands[0]
    if getattr(pointer, "opname", "") != "getelementptr" or len(pointer.indices) != 2:
        return None
    record, place = pointer.pointer.type.pointee, pointer.indices[1]
    if not isinstance(record, ir.ArrayType) or record.element != _BYTE or not isinstance(place, ir.Constant):
        return None
    return f"{record.count}.{place.constant}"
