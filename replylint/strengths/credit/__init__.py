"""Strengths: credit."""
