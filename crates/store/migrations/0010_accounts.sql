-- Reason: people log in with accounts of their own, and sessions can be listed and ended.

-- Who may log in, and how. One member of staff has one account. It holds nothing the
-- journal speaks of, so no register makes it anew.
CREATE TABLE account (
    worker            {bytes} NOT NULL PRIMARY KEY,
    user_name         {text} NOT NULL,     -- in small letters
    password          {text},              -- argon2id in PHC form; null: by the log-in service only
    password_at       BIGINT,              -- when it was set
    must_change_since BIGINT,              -- set by somebody else and not yet changed
    totp              {bytes},             -- secret of the second factor, encrypted
    totp_at           BIGINT,              -- when the second factor was proved
    totp_step         BIGINT,              -- the step of the last code taken; none counts twice
    created_at        BIGINT NOT NULL,
    disabled_at       BIGINT,
    entered_at        BIGINT               -- the last time the person got in
) {clustered};
-- Log-in by user name; a name is given once.
CREATE UNIQUE INDEX account_user_name ON account (user_name);

-- Codes for the day the telephone is lost; each is good once.
CREATE TABLE recovery_code (
    worker {bytes} NOT NULL,
    digest {bytes} NOT NULL,
    PRIMARY KEY (worker, digest)
) {clustered};

-- Whom a log-in service means by a subject; made at the first log-in through it.
CREATE TABLE login_link (
    issuer  {text} NOT NULL,
    subject {text} NOT NULL,
    worker  {bytes} NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
) {clustered};
-- One service means one person by one account: a second subject is refused, not linked.
CREATE UNIQUE INDEX login_link_worker ON login_link (worker, issuer);

-- Log-ins begun at a log-in service, until the person comes back; each is good once and for
-- the browser that began it.
CREATE TABLE login_begun (
    state_digest {bytes} NOT NULL PRIMARY KEY,
    browser      {bytes} NOT NULL,       -- digest of the cookie that every visitor gets
    nonce        {text} NOT NULL,
    verifier     {text} NOT NULL,
    expires_at   BIGINT NOT NULL
) {clustered};

-- Attempts to log in, kept for a while: they slow down who guesses, and the administrator
-- sees them. A mistyped user name may be a password, so only its digest is kept.
CREATE TABLE login_attempt (
    id          {serial},
    at          BIGINT NOT NULL,
    name_digest {bytes} NOT NULL,
    worker      {bytes},             -- when the name is that of an account
    place       {text} NOT NULL,     -- address (IPv6: its network), or the digest of a known browser
    address     {text} NOT NULL,
    outcome     {text} NOT NULL      -- wrong, code (only that was wrong), step (a code is asked for), in
);
-- Failures of an account from a place.
CREATE INDEX login_attempt_name ON login_attempt (name_digest, place, at);
-- Failures from a place over all accounts.
CREATE INDEX login_attempt_place ON login_attempt (place, at);
-- What the administrator sees of an account.
CREATE INDEX login_attempt_worker ON login_attempt (worker, at);

-- Browsers in which somebody got in before; the token itself is only with the browser.
CREATE TABLE known_browser (
    digest {bytes} NOT NULL PRIMARY KEY,
    worker {bytes} NOT NULL,
    at     BIGINT NOT NULL           -- when it was last used to get in
) {clustered};

-- Sessions know where they end and where they are used. Those of the older form are dropped:
-- everybody logs in once more.
DROP TABLE session;
CREATE TABLE session (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    worker     {bytes} NOT NULL,
    role       {text} NOT NULL,      -- another role ends it
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,      -- unless it is used before
    ends_at    BIGINT NOT NULL,      -- whatever happens
    pending    {text},               -- what must be done before it opens anything
    draft      {bytes},              -- the secret of a second factor not yet proved, encrypted
    means      {text} NOT NULL,      -- password, service, demo
    address    {text} NOT NULL,
    browser    {text} NOT NULL       -- coarse: "Firefox, Windows"
) {clustered};
-- Sessions of a member of staff.
CREATE INDEX session_worker ON session (worker);
