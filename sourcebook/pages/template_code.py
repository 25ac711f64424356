"""How templates become Python: what pages do a million times is said directly, where Jinja asks each time what it has before it.

Here values are records and views, which have attributes; what a template imports, or defines, by a name is a macro; and what is put out is
joined to text at once, so that nobody needs to know any more that it is safe.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape


def text_of(value: Any) -> str:
    """What stands in HTML for a value."""
    kind = type(value)
    if kind is str:
        escaped = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if escaped else value
    return value if kind is Markup else escape(value)


def function_of(macro: FunctionType) -> FunctionType:
    """The function that the body of a macro became, which takes for an argument that is left out what the body expects for it."""
    code = macro.__code__
    names = code.co_varnames[: code.co_argcount]
    macro.__defaults__ = tuple(_NO_CALLER if name == "l_1_caller" else missing for name in names)
    return macro


_NO_CALLER = Undefined("No caller defined", name="caller")


class DirectCode(CodeGenerator):
    """Writes the Python of a template. Jinja calls its methods by the names of what a template consists of."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)}
        for imported in node.find_all(nodes.FromImport):
            self._macros |= {n if isinstance(n, str) else n[1] for n in imported.names}
        self._imported = {imported.target for imported in node.find_all(nodes.Import)}
        self._put_out: nodes.Node | None = None
        super().visit_Template(node, frame)

    def _is_macro(self, called: nodes.Node) -> bool:
        if isinstance(called, nodes.Getattr):
            of = called.node
            return isinstance(of, nodes.Name) and of.name in self._imported
        return isinstance(called, nodes.Name) and called.name in self._macros

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if isinstance(macro_ref.node, nodes.Macro):
            self.write("environment.function_of(macro)")
        else:
            super().macro_def(macro_ref, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if not self._is_macro(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if node.dyn_kwargs:
            self.fail("A macro is not called with «**».", node.lineno)
        # Its HTML is safe: what is put out at once need not say so.
        self.write("(" if node is self._put_out else "Markup(")
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        if node.dyn_args:
            self.write("*")
            self.visit(node.dyn_args, frame)
            self.write(", ")
        for given in node.kwargs:
            self.write(f"l_1_{given.key}=")
            self.visit(given.value, frame)
            self.write(", ")
        self.write("l_1_caller=caller))" if forward_caller else "))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._put_out = node if isinstance(node, nodes.Call) and self._is_macro(node.node) else None
        self.write("(" if self._put_out else "environment.text_of(")
