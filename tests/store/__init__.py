"""Tests of the store, on SQLite and, where its server is installed, on PostgreSQL."""
