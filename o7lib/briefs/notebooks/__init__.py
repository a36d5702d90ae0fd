"""Notebooks executed, stored and listed."""
