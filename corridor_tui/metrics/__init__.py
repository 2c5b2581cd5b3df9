"""Figures to claims to series (pure)."""
