"""A record in the formats that other institutions exchange, with what the measures say of it."""
