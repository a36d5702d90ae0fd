"""The tables: schema, loading, validation, source documents, audit, export."""
