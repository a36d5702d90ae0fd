"""Taking back tables that a spreadsheet or another program had: tidying, importing, comparing."""
