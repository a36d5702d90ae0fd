"""Colours, the chart theme and the style sheet."""
