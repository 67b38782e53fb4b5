-- Reason: persons are erased on a ground, and keys of the installation replaced. For key stores
-- made before that; a new one is made so by 0001.
ALTER TABLE person_key ADD COLUMN ground {text};
ALTER TABLE purpose_key ADD COLUMN made_at BIGINT;
-- Ends of journal and access log are noted in the file of heads.
DROP TABLE IF EXISTS noted_head;
