"""Country shapes: reading and checking them."""
