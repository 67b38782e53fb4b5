//! Keys and what they do: texts under a key of their own, keyed digests for the seal and for search.
//! Pure: knows no database and no file.
