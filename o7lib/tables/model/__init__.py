"""The tables in memory: schema, record, scope, references."""
