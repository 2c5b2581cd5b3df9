"""The SQLite store: one module a concern, plain SQL, no business logic."""
