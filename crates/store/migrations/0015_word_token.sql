-- Reason: casework texts are searched by their words, and a stolen database must not tell them.

-- The words of a case's texts that can be searched for, one row for each audience: keyed digests of
-- their stems, four bytes each, in order, one after the other. They are made under the
-- person's own key, so that no token is the same in two cases and none outlives the key.
CREATE TABLE word_token (
    person   {bytes} NOT NULL,
    audience {text} NOT NULL,        -- of the texts, as in journal_text
    tokens   {bytes} NOT NULL,
    PRIMARY KEY (person, audience)
) {clustered};

-- {hook}
