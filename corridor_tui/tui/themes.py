"""The looks of the monitor: dark, light, high contrast, and the terminal's own sixteen colours.

Each theme names the colours of the three kinds of tag; the stylesheet adds bold and underline so that they differ
without colour as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7aa2c8",
    secondary="#9aa7b4",
    accent="#e0b36a",
    foreground="#d3d8de",
    background="#14181d",
    surface="#14181d",
    panel="#1d232a",
    success="#8fbf8a",
    warning="#dcab5a",
    error="#e27d76",
    dark=True,
    variables={
        "muted": "#85909c",
        "rule-line": "#313a44",
        "cursor-ground": "#2b3a4a",
        "cursor-blurred": "#20272f",
        "corridor": "#7cc4d8",
        "checkpoint": "#b9a3e3",
        "figure": "#e6c07b",
        "figure-ground": "#2c2a20",
        "here-ground": "#5a4a1e",
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#e0b36a",
    },
)

LIGHT = Theme(
    name="light",
    primary="#2b5f8f",
    secondary="#5b6773",
    accent="#8a5a00",
    foreground="#20262c",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efede7",
    success="#2f7036",
    warning="#8a5a00",
    error="#a82b22",
    dark=False,
    variables={
        "muted": "#69727b",
        "rule-line": "#d3cfc5",
        "cursor-ground": "#d6e4f0",
        "cursor-blurred": "#e9e7e0",
        "corridor": "#00627d",
        "checkpoint": "#6a3fa0",
        "figure": "#7d4e00",
        "figure-ground": "#f5ecd7",
        "here-ground": "#f0d79a",
        "footer-key-foreground": "#8a5a00",
    },
)

CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    success="#00ff5f",
    warning="#ffd700",
    error="#ff8787",
    dark=True,
    variables={
        "muted": "#d0d0d0",
        "rule-line": "#ffffff",
        "cursor-ground": "#0000d7",
        "cursor-blurred": "#303030",
        "corridor": "#5fffff",
        "checkpoint": "#ffafff",
        "figure": "#ffff00",
        "figure-ground": "#000000",
        "here-ground": "#005f00",
        "footer-key-foreground": "#ffff00",
    },
)

TERMINAL = Theme(
    name="terminal",
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    dark=True,
    ansi=True,
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_black",
        "input-cursor-foreground": "ansi_bright_white",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "muted": "ansi_default",
        "rule-line": "ansi_bright_black",
        "cursor-ground": "ansi_default",
        "cursor-blurred": "ansi_default",
        "corridor": "ansi_cyan",
        "checkpoint": "ansi_magenta",
        "figure": "ansi_yellow",
        "figure-ground": "ansi_default",
        "here-ground": "ansi_default",
        "footer-key-foreground": "ansi_yellow",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
"""In the order in which the theme key walks through them."""


def problems(wanted: str) -> list[str]:
    """The sentence about a theme that there is not; none where it is known."""
    names = ["auto", *(theme.name for theme in THEMES)]
    return [] if wanted in names else [f"[panels] theme: there is no {wanted!r}, only {', '.join(names)}"]


def first(wanted: str, environ: Mapping[str, str]) -> str:
    """The theme to begin with: the one named, else what fits the terminal (NO_COLOR, then COLORFGBG, then dark)."""
    if "NO_COLOR" in environ:
        return TERMINAL.name
    if wanted in {theme.name for theme in THEMES}:
        return wanted
    # COLORFGBG is "foreground;background" in the sixteen colours; 7 and 15 are the light grounds.
    return LIGHT.name if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK.name
