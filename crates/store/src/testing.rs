//! A PostgreSQL cluster of its own for tests.
