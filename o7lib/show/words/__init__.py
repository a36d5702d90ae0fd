"""Every sentence of a page, one module a measure."""
