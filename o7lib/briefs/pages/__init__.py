"""HTML pages of executed notebooks, the front page, the search index, PDF."""
