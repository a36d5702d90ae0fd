"""How measures are said and drawn: sentences, charts, maps, views, sections."""
