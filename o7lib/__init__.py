"""The ILO's Outcome 7 (labour migration) as tables, measures, pictures and briefs."""

__version__ = "1.0.0"
