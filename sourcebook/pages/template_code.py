"""How templates become Python: what pages do a million times is said directly, where Jinja asks each time what it has before it.

Here values are records and views, which have attributes; what a template imports, or defines, by a name is a macro; and what is put out is
joined to text at once, so that nobody needs to know any more that it is safe.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_TO_ESCAPE = re.compile("[&<>\"']")


def text_of(value: Any) -> str:
    """What stands in HTML for a value."""
    kind = type(value)
    plain = kind is Markup or (kind is str and not _TO_ESCAPE.search(value))
    return value if plain else escape(value)


class DirectCode(CodeGenerator):
    """Writes the Python of a template. Jinja calls its methods by the names of what a template consists of."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)}
        for imported in node.find_all(nodes.FromImport):
            self._macros |= {n if isinstance(n, str) else n[1] for n in imported.names}
        self._imported = {imported.target for imported in node.find_all(nodes.Import)}
        super().visit_Template(node, frame)

    def _is_macro(self, called: nodes.Node) -> bool:
        if isinstance(called, nodes.Getattr):
            of = called.node
            return isinstance(of, nodes.Name) and of.name in self._imported
        return isinstance(called, nodes.Name) and called.name in self._macros

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if not self._is_macro(node.node) or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.text_of(")
