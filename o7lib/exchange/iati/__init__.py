"""A record as activities of the International Aid Transparency Initiative, IATI 2.03."""
