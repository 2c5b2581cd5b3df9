"""`--demo`: an invented week that replays before a newcomer, without a network."""
