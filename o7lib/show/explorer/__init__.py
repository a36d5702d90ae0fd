"""The linked charts and rows of the page `explore.html`."""
