-- The index of articles and documents where it lies in PostgreSQL. Everything in it is made from other tables and can be
-- made again. Words are blind numbers and texts sealed; vectors are open, for the database compares them.
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE passage_index (
    tenant_id uuid NOT NULL,
    source_id uuid NOT NULL,
    position integer NOT NULL,
    article boolean NOT NULL,
    contact_id uuid, -- whose it is; null: everybody's
    tongue text NOT NULL,
    content bytea NOT NULL,
    title_words bigint[] NOT NULL,
    words bigint[] NOT NULL,
    model text,
    dimensions integer,
    vector vector, -- of any length: only those of one model are compared
    digest bigint NOT NULL,
    CONSTRAINT passage_index_pkey PRIMARY KEY (tenant_id, source_id, position)
);
CREATE INDEX passage_index_words ON passage_index USING gin (words);
CALL insaka_isolate('passage_index');

-- Up to where each organisation's part follows what it is made of.
CREATE TABLE passage_index_state (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 0,
    model text,
    dimensions integer,
    articles bigint NOT NULL DEFAULT -1,
    CONSTRAINT passage_index_state_pkey PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('passage_index_state');
