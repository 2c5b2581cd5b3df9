"""Bytes to clean text (pure)."""
