"""Sentences, charts, maps, tables and page sections made of measures."""
