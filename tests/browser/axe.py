"""Accessibility by axe, which looks at the contrast of what looks the same once."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURED = ("color-contrast", "link-in-text-block")
"""The rules of axe that a change of colours can break."""

# Axe reads the same few colours thousands of times.
_REMEMBER_COLOURS = """
(() => {
  const { Color } = axe.commons.color, read = Color.prototype.parseString, known = new Map();
  Color.prototype.parseString = function (words) {
    if (!known.has(words)) known.set(words, read.call(new Color(), words));
    const { r, g, b, alpha } = known.get(words);
    return Object.assign(this, { r, g, b, alpha });
  };
})();
"""
# Contrast takes three quarters of axe's time, and most lines of a page look like a hundred others. So it is worked out
# for the first of each look: what the element and all around it are, and what gives them colour.
_RUN = """
(options) => {
  const numbers = new Map(), looks = new Map(), seen = new Set();
  const numbered = (look) => numbers.get(look) ?? numbers.set(look, numbers.size + 1).get(look);
  const lookOf = (element) => {
    if (!element || looks.has(element)) return looks.get(element);
    const style = getComputedStyle(element);
    const look = numbered(JSON.stringify([
      lookOf(element.parentElement), element.tagName, element.getAttribute("class"), element.getAttribute("style"),
      element.matches(":disabled, [aria-disabled=true]"), style.color, style.fontSize, style.fontWeight, style.opacity,
      style.backgroundColor, style.backgroundImage, style.textShadow, style.filter, style.position, style.visibility,
    ]));
    looks.set(element, look);
    return look;
  };
  for (const element of document.body.querySelectorAll("*")) {
    const words = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data.trim() : "")).join("");
    const shown = (words || element.matches("input, select, textarea")) && element.checkVisibility();
    // A single letter may be a sign, of which axe demands nothing.
    const look = shown && `${lookOf(element)} ${words.length === 1}`;
    element.toggleAttribute("data-first-look", Boolean(look) && !seen.has(look));
    seen.add(look);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-first-look]" }] });
  return axe.run(document, options).then((found) => found.violations);
}
"""


def violations(page: Page, *rules: str) -> list[tuple[str, str, object]]:
    """What axe finds against some of its rules, by default all, with the first places of each."""
    # Of WCAG 2.2, and not among those that axe asks for by itself.
    chosen = {"runOnly": rules} if rules else {"rules": {"target-size": {"enabled": True}}}
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT + _REMEMBER_COLOURS)
    found = page.evaluate(_RUN, {"resultTypes": ["violations"], **chosen})
    return [
        (v["id"], v["help"], [(n["target"], n["failureSummary"]) for n in v["nodes"][:3]])
        for v in found
    ]
