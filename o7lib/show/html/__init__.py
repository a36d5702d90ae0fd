"""HTML elements, tables, and the lists of rows behind a number."""
