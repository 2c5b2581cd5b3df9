"""The monitor: a Textual app that reads small windows of the store and never parses a feed."""
