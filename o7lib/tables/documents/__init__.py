"""Reading the texts of the documents: entries, passages, summaries."""
