-- Reason: whom a reach over the whole service leaves out is asked for with every indicator that
-- lists its cases: the protected, who have an index, and the few adults with a case of their own.
-- Adults who have a case: left out of the reach over the whole service.
CREATE INDEX person_adult_case ON person (person) WHERE is_case = 1 AND kind = 'adult';
