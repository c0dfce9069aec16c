"""Satisfaction: what customers expected, what they perceived, and what to do about the difference."""
