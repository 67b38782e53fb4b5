-- Reason: whom a reach over the whole service leaves out is asked for with every indicator that
-- lists its cases.
-- The few whom that reach leaves out: the protected, and adults with a case of their own.
CREATE INDEX person_outside ON person (person) WHERE is_case = 1 AND (is_protected = 1 OR kind = 'adult');
