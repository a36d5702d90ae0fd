"""What is written down: the schema, the tables, and whether they hold."""

from o7lib.tables.load import load_all

__all__ = ["load_all"]
