"""Strengths: generosity."""
