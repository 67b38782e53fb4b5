-- Reason: lists and pages read plain tables. Every row is made by the fold over the
-- journal and rewritten in the transaction that appends; nothing is edited in place.
-- `person` is always the canonical surrogate, `n` the place in the case's own order.

-- Surrogates that were given up in a merge.
CREATE TABLE person_redirect (
    person    {bytes} NOT NULL PRIMARY KEY,
    canonical {bytes} NOT NULL
) {clustered};
-- All surrogates of one person.
CREATE INDEX person_redirect_canonical ON person_redirect (canonical);

-- Everybody that an event is about.
CREATE TABLE person (
    person        {bytes} NOT NULL PRIMARY KEY,
    kind          {text} NOT NULL,
    birth_on      BIGINT,            -- days since 1970-01-01
    unborn_due_on BIGINT,
    sex           {text},
    is_protected  BIGINT NOT NULL,   -- name and address protection
    is_case       BIGINT NOT NULL,   -- has a file, a notification or a duty
    main_worker   {bytes},           -- who has the main part now: scope of every list
    main_team     {text},
    position      BIGINT NOT NULL    -- of the last event about the person
) {clustered};
-- What changed since a position, for the frame in memory.
CREATE INDEX person_position ON person (position);

-- Who the person is. The only register with names besides name_word.
CREATE TABLE person_text (
    person   {bytes} NOT NULL PRIMARY KEY,
    name     {text},
    name_key {bytes},                -- sorts as Danish does on both databases
    cpr      {text},
    address  {text}
) {clustered};
-- A person is found by the whole CPR number.
CREATE INDEX person_text_cpr ON person_text (cpr);
-- Lists in order of name.
CREATE INDEX person_text_name ON person_text (name_key, person);

-- Each word of the name, to find a person by the beginnings of words.
CREATE TABLE name_word (
    person {bytes} NOT NULL,
    n      BIGINT NOT NULL,
    word   {bytes} NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};
-- Search by the beginning of a word.
CREATE INDEX name_word_word ON name_word (word, person);

-- How persons stand to each other; opens a parent's name to who may see the child.
CREATE TABLE relation (
    person   {bytes} NOT NULL,       -- the child
    n        BIGINT NOT NULL,
    other    {bytes} NOT NULL,       -- the relative, as recorded
    relation {text} NOT NULL,
    custody  BIGINT NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};
-- Whether a relative of an adult is within the scope.
CREATE INDEX relation_other ON relation (other);

-- The file on a child.
CREATE TABLE case_file (
    person       {bytes} NOT NULL PRIMARY KEY,
    number       BIGINT NOT NULL,
    opened_at    BIGINT NOT NULL,
    closed_at    BIGINT,             -- null while it is open
    reopened     BIGINT NOT NULL,
    is_elsewhere BIGINT NOT NULL,    -- another municipality acts now
    last_at      BIGINT NOT NULL,
    main_worker  {bytes},
    main_team    {text},
    step         BIGINT NOT NULL     -- highest ladder step that has not ended; 0 for none
) {clustered};
-- A case is found by its number; no two have the same.
CREATE UNIQUE INDEX case_file_number ON case_file (number);
-- One caseworker's cases; load per worker; cases nobody has.
CREATE INDEX case_file_worker ON case_file (main_worker, number);
-- One team's cases.
CREATE INDEX case_file_team ON case_file (main_team, number);
-- The list with what happened last on top.
CREATE INDEX case_file_last ON case_file (last_at);

-- Intervals in which the file was open.
CREATE TABLE case_span (
    person   {bytes} NOT NULL,
    n        BIGINT NOT NULL,
    from_at  BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (person, n)
) {clustered};

-- Notifications and other enquiries, one row for each child they are about.
CREATE TABLE notification (
    person       {bytes} NOT NULL,
    n            BIGINT NOT NULL,
    id           {bytes} NOT NULL,   -- the notification's stream
    enquiry      {text} NOT NULL,
    received_at  BIGINT NOT NULL,
    notifier     {text} NOT NULL,
    is_anonymous BIGINT NOT NULL,
    is_acute     BIGINT NOT NULL,
    evaluated_at BIGINT,
    outcome      {text},
    receipt_at   BIGINT,
    PRIMARY KEY (person, n)
) {clustered};
-- The board: what came in lately.
CREATE INDEX notification_received ON notification (received_at);
-- The board: what nobody has evaluated yet.
CREATE INDEX notification_waiting ON notification (received_at) WHERE evaluated_at IS NULL;

CREATE TABLE assessment (
    person       {bytes} NOT NULL,
    n            BIGINT NOT NULL,
    id           {bytes} NOT NULL,
    opened_at    BIGINT NOT NULL,
    aware_on     BIGINT NOT NULL,    -- the four months run from this day
    completed_at BIGINT,
    outcome      {text},
    PRIMARY KEY (person, n)
) {clustered};

CREATE TABLE decision (
    person    {bytes} NOT NULL,
    n         BIGINT NOT NULL,
    id        {bytes} NOT NULL,
    made_at   BIGINT NOT NULL,
    kind      {text} NOT NULL,
    paragraph {text} NOT NULL,
    consent   BIGINT NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};

CREATE TABLE measure (
    person       {bytes} NOT NULL,
    n            BIGINT NOT NULL,
    id           {bytes} NOT NULL,
    paragraph    {text} NOT NULL,    -- of its decision, kept while it runs
    law          {text} NOT NULL,
    class        {text} NOT NULL,
    is_placement BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    ended_at     BIGINT,
    end_reason   {text},
    PRIMARY KEY (person, n)
) {clustered};

-- Place and ladder step of a measure from a moment on.
CREATE TABLE measure_stay (
    person  {bytes} NOT NULL,
    n       BIGINT NOT NULL,
    measure BIGINT NOT NULL,         -- the measure's n
    from_at BIGINT NOT NULL,
    place   {text},
    step    BIGINT NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};

-- Consent to a measure from a moment on.
CREATE TABLE measure_consent (
    person  {bytes} NOT NULL,
    n       BIGINT NOT NULL,
    measure BIGINT NOT NULL,         -- the measure's n
    from_at BIGINT NOT NULL,
    consent BIGINT NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};

-- Who had which part in the case when.
CREATE TABLE assignment (
    person   {bytes} NOT NULL,
    n        BIGINT NOT NULL,
    worker   {bytes} NOT NULL,
    role     {text} NOT NULL,
    team     {text} NOT NULL,
    from_at  BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (person, n)
) {clustered};
-- Scope: the cases somebody has a part in now.
CREATE INDEX assignment_now ON assignment (worker, person) WHERE until_at IS NULL;

CREATE TABLE booking (
    person       {bytes} NOT NULL,
    n            BIGINT NOT NULL,
    id           {bytes} NOT NULL,
    what         {text} NOT NULL,
    on_at        BIGINT NOT NULL,
    is_cancelled BIGINT NOT NULL,
    PRIMARY KEY (person, n)
) {clustered};
-- Dates booked over an interval.
CREATE INDEX booking_on ON booking (on_at);

-- What law (or a local standard) demands; open and late follow from the day asked about
-- and are never stored.
CREATE TABLE duty (
    person        {bytes} NOT NULL,
    n             BIGINT NOT NULL,
    id            {bytes} NOT NULL,  -- named by rule, person, trigger, item and ordinal
    rule          {text} NOT NULL,
    layer         {text} NOT NULL,   -- law or local; never counted together
    version_from  BIGINT NOT NULL,   -- first day of the rule's version
    trigger_event {bytes} NOT NULL,
    triggered_at  BIGINT NOT NULL,
    ordinal       BIGINT NOT NULL,
    item          {bytes},           -- the measure, notification or assessment it is about
    counted_from  BIGINT NOT NULL,
    opens         BIGINT NOT NULL,
    due           BIGINT,            -- null while no moment follows from the events
    alarm         BIGINT,            -- the strictest reading
    met_event     {bytes},
    met_at        BIGINT,
    met_known     BIGINT,
    void_reason   {text},
    void_at       BIGINT,
    void_event    {bytes},
    closed_at     BIGINT NOT NULL,   -- when it was met or fell away; the largest number while open
    main_worker   {bytes},           -- who has the case now: owns the red list
    main_team     {text},
    due_worker    {bytes},           -- who had it when it fell due: owns the statistic
    due_team      {text},
    PRIMARY KEY (person, n)
) {clustered};
-- One duty by its id.
CREATE UNIQUE INDEX duty_id ON duty (id);
-- The red list and load of one caseworker.
CREATE INDEX duty_worker ON duty (main_worker, closed_at, due);
-- The red list of one team.
CREATE INDEX duty_team ON duty (main_team, closed_at, due);
-- The red list of the whole service.
CREATE INDEX duty_closed ON duty (closed_at, due);
