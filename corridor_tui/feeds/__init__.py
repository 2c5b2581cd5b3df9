"""The outside world: transport, schedule, parsing and identity of feeds. No database."""
