-- Reason: a child whose name nobody knows is found by the address, and a stolen database must
-- not tell who lives where.

-- Keyed digests that bind the beginning of a word of the street to the number of the house.
-- Equal tokens mean the same beginning with the same number; more they do not tell.
CREATE TABLE address_token (
    person {bytes} NOT NULL,
    token  BIGINT NOT NULL,
    PRIMARY KEY (person, token)
) {clustered};
-- Search by street and number.
CREATE INDEX address_token_token ON address_token (token, person);

-- {hook}
