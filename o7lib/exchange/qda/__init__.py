"""REFI-QDA (.qdpx), the exchange format of programs for qualitative coding: documents, passages, codes, coders."""
