-- Reason: whoever looks after the installation must see when it was last backed up.

-- Every backup that was made of this database; a row tells of a file, it is not the file.
CREATE TABLE backup_log (
    id       {serial},
    made_at  BIGINT NOT NULL,        -- when its snapshot was taken
    position BIGINT NOT NULL,        -- the last position in it
    bytes    BIGINT NOT NULL,
    checksum {text} NOT NULL,        -- SHA-256 in hexadecimal
    name     {text} NOT NULL,        -- of the file, without its folder
    checked  BIGINT NOT NULL         -- whether it was read back and found whole
);
