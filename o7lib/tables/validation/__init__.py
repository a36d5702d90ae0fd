"""Validation of tables: files, cells, references, rules."""
