-- Reason: what was taken away must leave nothing readable in the files of the database, also when
-- the program dies, or somebody still reads, between the commit and the cleaning.

-- Tables whose files are to be cleaned: noted in the transaction that takes rows away.
CREATE TABLE wipe (
    what      {text} NOT NULL PRIMARY KEY, -- the table
    rewritten BIGINT NOT NULL,             -- 1: its file is written anew; 0: what rows left behind is cleared
    asked     BIGINT NOT NULL,             -- how often rows were taken away
    done      BIGINT NOT NULL              -- up to which of those times the files are clean
);
