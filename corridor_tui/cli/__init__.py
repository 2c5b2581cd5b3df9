"""The commands: each parses its arguments, calls one function of services and prints."""
