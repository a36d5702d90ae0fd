"""What is written down: the schema, the tables, their validation, the documents, the audit and the export."""
