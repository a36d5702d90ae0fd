"""Names, mentions and similarity of texts."""
