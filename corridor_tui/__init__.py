"""A terminal monitor for the transport corridors of Central Asia."""

__version__ = "0.1.0"
