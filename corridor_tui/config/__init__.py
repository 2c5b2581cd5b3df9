"""The typed configuration: the defaults that ship with the program, and what the user's file adds or changes."""

from __future__ import annotations

from corridor_tui.config.load import default_path, load_config
from corridor_tui.config.types import Config, FeedConfig, FetchConfig, LimitsConfig, PanelsConfig, StoreConfig

__all__ = [
    "Config",
    "FeedConfig",
    "FetchConfig",
    "LimitsConfig",
    "PanelsConfig",
    "StoreConfig",
    "default_path",
    "load_config",
]
