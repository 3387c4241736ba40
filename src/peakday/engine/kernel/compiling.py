"""How the kernel's functions are compiled: three ways, each for a reason.

`entry` functions are called from Python, and let go of the interpreter while they run. `internal` and
`inlined` ones are called only by compiled code: they are parts, linked into an entry and optimised there,
once, and never made runnable by themselves, which would take most of the time of compiling. `inlined` ones
are small and hot. Calls are kept shallow: what follows from an event goes through the agenda, not down
the stack. Nothing here divides by zero on purpose, so no code is spent on raising an error for it.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from llvmlite.binding import Linkage
from numba import _dynfunc, njit, types  # type: ignore[attr-defined]  # a compiled module, without types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
from numba.core.compiler_machinery import register_pass
from numba.core.typed_passes import NativeLowering

from peakday.engine.kernel.aliasing import tell_fields_apart

_NONE = ir.IntType(8).as_pointer().as_pointer()


def _return_nothing(module: ir.Module) -> None:
    """Take out of a function that returns None the store of that None: its callers do not look."""
    for function in module.functions:
        if function.args and function.args[0].name == "retptr" and function.args[0].type == _NONE:
            for block in function.blocks:
                block.instructions[:] = [
                    step
                    for step in block.instructions
                    if step.opname != "store" or step.operands[1] is not function.args[0]
                ]


class _Library(JITCodeLibrary):
    """Code as numba keeps it, whose fields of records are told apart."""

    def add_ir_module(self, ir_module: Any) -> None:
        """Called by numba with a function's code, before it is optimised."""
        _return_nothing(ir_module)
        tell_fields_apart(ir_module)
        super().add_ir_module(ir_module)

    def _optimize_final_module(self) -> None:
        """Once, thoroughly: numba's cheap passes beforehand only serve objects that are counted."""
        # Nobody else calls what is linked in here, so its arguments and results may be changed as well.
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == Linkage.linkonce_odr:
                function.linkage = Linkage.internal
        passes, builder = self._codegen._module_pass_manager()
        with self._recorded_timings.record("Module passes (full optimization)", builder):
            passes.run(self._final_module, builder)


class _Part(_Library):
    """Code to be linked into other code: neither optimised nor turned into instructions by itself."""

    def _optimize_final_module(self) -> None:
        """Left to the entry that this is linked into."""

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)
class _EntryLowering(NativeLowering):
    """numba's lowering, but into a `_Library`."""

    _name = "peakday_entry_lowering"

    def run_pass(self, state: Any) -> bool:
        """Called by the compiler."""
        state.library = _Library(state.targetctx.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        return bool(super().run_pass(state))


@register_pass(mutates_CFG=True, analysis_only=False)
class _PartLowering(NativeLowering):
    """numba's lowering, but into a `_Part`, and without asking for an address to call it at."""

    _name = "peakday_part_lowering"

    def run_pass(self, state: Any) -> bool:
        """Called by the compiler."""
        state.library = library = _Part(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        super().run_pass(state)
        lowered = state["cr"]
        description = lowered.fndesc
        # Callers find the code under this name; nothing ever calls it.
        name = _dynfunc.make_function(
            description.lookup_module(), description.qualname, "", 0, lowered.env, (library,)
        )
        state.targetctx.insert_user_function(name, description, [library])
        state["cr"] = lowered._replace(cfunc=name)
        return True


def _compiler(lowering: type[NativeLowering]) -> type[Compiler]:
    """numba's own compiler, but for how functions are lowered."""

    class Lowered(Compiler):
        def define_pipelines(self) -> Any:
            """Called by numba's dispatcher."""
            pipelines = super().define_pipelines()
            for pipeline in pipelines:
                pipeline.passes = [
                    (lowering, why) if step is NativeLowering else (step, why)
                    for step, why in pipeline.passes
                ]
                pipeline.finalize()
            return pipelines

    return Lowered


_PART: Any = {
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
    "error_model": "numpy",
    "pipeline_class": _compiler(_PartLowering),
}

entry = njit(cache=True, nogil=True, error_model="numpy", pipeline_class=_compiler(_EntryLowering))


def _part(**options: Any) -> Any:
    """A decorator for parts. Each is compiled once, for numbers of one width, whatever it is called with."""

    def decorate(function: Any) -> Any:
        part: Any = njit(**_PART, **options)(function)
        exact = part.get_call_template
        part.get_call_template = lambda given, named: exact(tuple(map(_wide, given)), named)
        return part

    return decorate


def _wide(kind: types.Type) -> types.Type:
    """Whole numbers are 64 bits wide as arguments: a field of 32 would else have code of its own."""
    kind = types.unliteral(kind)
    return types.int64 if kind in (types.int8, types.int16, types.int32) else kind


internal = _part()
inlined = _part(forceinline=True)
