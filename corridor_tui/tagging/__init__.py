"""Text to mentions, figures, observations and relevance (pure)."""
