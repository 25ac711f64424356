"""Templates as Python: quicker than Jinja's own, and the same HTML."""

import pytest
from jinja2 import Environment, TemplateAssertionError
from markupsafe import Markup

from sourcebook.pages.html import environment
from sourcebook.pages.template_code import text_of


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("plain", "plain"),
        ("<b>'&\"", "&lt;b&gt;&#39;&amp;&#34;"),
        (Markup("<b>"), "<b>"),
        (3, "3"),
        (None, "None"),
    ],
)
def test_whatever_is_not_markup_is_escaped(value: object, shown: str) -> None:
    assert text_of(value) == shown


@pytest.mark.parametrize(
    "template",
    [
        "{{ words }} and {{ ('<i>' ~ words) | upper }}",
        "{% macro mark(a, b='<') %}[{{ a }}|{{ b }}]{% endmacro %}{{ mark(words) }}{{ mark(words, b=words) }}",
        "{% macro mark(a, b) %}[{{ a }}|{{ b }}]{% endmacro %}{{ mark(*[words, 1]) }}{{ mark(words, *[2]) }}",
        "{% macro mark(a) %}<b>{{ a }}</b>{% endmacro %}{% set kept = mark(words) %}{{ kept }}{{ mark(words) | trim }}{{ mark(words) ~ 1 }}",
        "{% macro box() %}{{ 'called' if caller is defined else 'alone' }}{% endmacro %}{{ box() }}{% call box() %}{% endcall %}",
        "{% macro both(words) %}{% call(a) each(words) %}{{ a }}!{% endcall %}{% endmacro %}{% macro each(w) %}<i>{{ caller(w) }}</i>{% endmacro %}{{ both(words) }}",
        "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}{{ words }}{% endcall %}",
        "{% macro tree(n) %}{{ n }}{% if n %}{{ tree(n - 1) }}{% endif %}{% endmacro %}{{ tree(3) }}",
        "{% for word in words.split() %}{{ loop.index }}{{ word }}{% endfor %}",
        "{% set kept %}{{ words }}{% endset %}{{ kept }}",
        "{% import 'macros.html' as m %}{{ m.basis({}) }}{% from 'macros.html' import basis as known %}{{ known({}) }}",
        "{{ words.upper() }}",
    ],
)
def test_templates_say_what_they_say_in_jinja(template: str) -> None:
    ours = environment()
    plain = Environment(autoescape=True, loader=ours.loader, trim_blocks=True, lstrip_blocks=True)
    plain.filters, plain.globals = ours.filters, ours.globals
    values = {"words": "<b> it's & that"}
    assert ours.from_string(template).render(values) == plain.from_string(template).render(values)


def test_a_macro_is_not_called_with_what_a_mapping_names() -> None:
    with pytest.raises(TemplateAssertionError, match="not called with"):
        environment().from_string("{% macro mark(a) %}{{ a }}{% endmacro %}{{ mark(**{'a': 1}) }}")
