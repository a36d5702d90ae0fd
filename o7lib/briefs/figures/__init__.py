"""Charts of a brief as inline SVG, wide and narrow."""
