-- Persons that were deleted: their keys are gone.
CREATE INDEX IF NOT EXISTS person_key_destroyed ON person_key (person) WHERE wrapped IS NULL;
