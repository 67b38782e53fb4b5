//! A page with every component.
