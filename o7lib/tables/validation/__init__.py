"""What is refused of a table: files, cells, references, rules."""
