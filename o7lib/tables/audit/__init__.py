"""Comparing every row with the lines of the documents it cites."""
