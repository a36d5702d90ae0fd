"""Briefs: which pages exist, and building them."""
