"""Which briefs the notebooks and the record give, and the links between them."""
