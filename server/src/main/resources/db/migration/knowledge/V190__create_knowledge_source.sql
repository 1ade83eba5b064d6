-- A document, a website or a text that the organisation answers from. "label" is its title, file name and address, sealed.
CREATE TABLE knowledge_source (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    contact_id uuid, -- whose it is; null: everybody's
    label bytea NOT NULL,
    language text, -- null: found out from the text
    media_id uuid, -- the file; a website has none
    state text NOT NULL,
    progress smallint NOT NULL DEFAULT 0,
    failure text,
    generation integer NOT NULL DEFAULT 1, -- the one that is being made, or was last
    passages integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT knowledge_source_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT knowledge_source_kind_known CHECK (kind IN ('file', 'web', 'text')),
    CONSTRAINT knowledge_source_state_known CHECK (state IN ('queued', 'extracting', 'indexing', 'ready', 'failed'))
);
CALL insaka_isolate('knowledge_source');

-- A source that is to be read. Whoever holds the newest stamp may write; not_before is also the end of a claim.
CREATE TABLE knowledge_job (
    tenant_id uuid NOT NULL,
    source_id uuid NOT NULL,
    stamp bigint NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    CONSTRAINT knowledge_job_pkey PRIMARY KEY (tenant_id, source_id)
);
CREATE INDEX knowledge_job_due ON knowledge_job (not_before);
CALL insaka_isolate('knowledge_job');
CALL insaka_open_to_system('knowledge_job', 'SELECT, UPDATE');

-- A piece of a source, sealed; only the generation that knowledge_change names is searched.
CREATE TABLE knowledge_passage (
    tenant_id uuid NOT NULL,
    source_id uuid NOT NULL,
    generation integer NOT NULL,
    position integer NOT NULL,
    contact_id uuid,
    language text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT knowledge_passage_pkey PRIMARY KEY (tenant_id, source_id, generation, position)
);
CALL insaka_isolate('knowledge_passage');

-- What an embedding model makes of a passage, or of an article (whose generation is a number of its words). Sealed: a
-- vector tells much of its text.
CREATE TABLE knowledge_vector (
    tenant_id uuid NOT NULL,
    source_id uuid NOT NULL,
    generation integer NOT NULL,
    position integer NOT NULL,
    model text NOT NULL,
    vector bytea NOT NULL,
    CONSTRAINT knowledge_vector_pkey PRIMARY KEY (tenant_id, source_id, generation, position)
);
CALL insaka_isolate('knowledge_vector');

-- Counts the changes to what can be found: every node compares it with the version of its index …
CREATE TABLE knowledge_library (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT knowledge_library_pkey PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('knowledge_library');
CALL insaka_open_to_system('knowledge_library', 'SELECT');

-- … and reads again what changed since: the generation that answers; null when the source is gone.
CREATE TABLE knowledge_change (
    tenant_id uuid NOT NULL,
    source_id uuid NOT NULL,
    version bigint NOT NULL,
    generation integer,
    CONSTRAINT knowledge_change_pkey PRIMARY KEY (tenant_id, source_id)
);
CREATE INDEX knowledge_change_since ON knowledge_change (tenant_id, version);
CALL insaka_isolate('knowledge_change');
