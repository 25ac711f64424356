"""Answers to one question on common scales: figures of one unit, and dates."""

from __future__ import annotations

from .answers import dates_scale, figures_scales, scales_of
from .rows import ScaleView

__all__ = ["ScaleView", "dates_scale", "figures_scales", "scales_of"]
