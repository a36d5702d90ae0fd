"""Writing a record as workbook, database or archive."""
