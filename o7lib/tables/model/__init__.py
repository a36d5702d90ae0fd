"""What a table is in memory: schema, record, references, snapshot."""
