"""An executed notebook as a page; the front page, the search index, PDF."""
