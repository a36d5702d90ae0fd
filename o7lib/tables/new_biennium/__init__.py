"""Starting the tables of a new biennium."""
