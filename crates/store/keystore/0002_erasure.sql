-- Reason: persons are erased and keys replaced. For key stores made before that; a new one is
-- made so by 0001.
ALTER TABLE person_key ADD COLUMN ground {text};
ALTER TABLE person_key ADD COLUMN next_master {bytes};
ALTER TABLE person_key ADD COLUMN next_wrapped {bytes};
-- Ends of journal and access log are noted in the file of heads.
DROP TABLE IF EXISTS noted_head;
