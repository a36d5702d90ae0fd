"""World and region maps: layers, labels, markers, projection."""
