"""What a command does, end to end: the glue between the outside world, the store and the pure core."""
