-- Persons that were deleted: their keys are gone.
CREATE INDEX IF NOT EXISTS person_key_destroyed ON person_key (person) WHERE wrapped IS NULL;
-- Persons whose new key is on its way.
CREATE INDEX IF NOT EXISTS person_key_next ON person_key (person) WHERE next_wrapped IS NOT NULL;
