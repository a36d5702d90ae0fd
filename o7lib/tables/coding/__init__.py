"""Double coding: reading both codings, holding the tables to them, one file a coder, settling."""
