-- A set of vectors for each model, so that one can be made beside the one that answers; a passage takes its vectors with
-- it. What there was does not say how long it is, and is made anew.
TRUNCATE knowledge_vector;
ALTER TABLE knowledge_vector
    DROP CONSTRAINT knowledge_vector_pkey,
    ADD COLUMN dimensions integer NOT NULL,
    ADD CONSTRAINT knowledge_vector_pkey PRIMARY KEY (tenant_id, source_id, generation, position, model),
    ADD CONSTRAINT knowledge_vector_passage FOREIGN KEY (tenant_id, source_id, generation, position)
        REFERENCES knowledge_passage (tenant_id, source_id, generation, position) ON DELETE CASCADE;

-- What an embedding model makes of an article: as public as the article, so not sealed.
CREATE TABLE article_vector (
    tenant_id uuid NOT NULL,
    article_id uuid NOT NULL,
    model text NOT NULL,
    dimensions integer NOT NULL,
    article_updated_at timestamptz NOT NULL, -- of the article as it was
    version bigint NOT NULL, -- of knowledge_library: what is newer than a node's index is brought in
    vector real[] NOT NULL,
    CONSTRAINT article_vector_pkey PRIMARY KEY (tenant_id, article_id, model),
    CONSTRAINT article_vector_article FOREIGN KEY (tenant_id, article_id)
        REFERENCES article (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('article_vector');

-- Whose vectors an organisation's passages are compared by, and how far the next set is. Whoever holds the newest stamp
-- may write; it is looked at again when look_at has come or something to find has changed since. Organisations that never
-- had a model have no row.
CREATE TABLE knowledge_embedding (
    tenant_id uuid NOT NULL,
    model text, -- null: words alone
    dimensions integer,
    next_model text,
    next_dimensions integer,
    total integer NOT NULL DEFAULT 0,
    done integer NOT NULL DEFAULT 0,
    failure text,
    failures integer NOT NULL DEFAULT 0,
    library_version bigint NOT NULL DEFAULT -1,
    shelf_version bigint NOT NULL DEFAULT -1,
    look_at timestamptz NOT NULL,
    held_until timestamptz NOT NULL,
    stamp bigint NOT NULL DEFAULT 0,
    CONSTRAINT knowledge_embedding_pkey PRIMARY KEY (tenant_id)
);
-- Row-level security by force would hide the organisations from an owner who is no superuser.
ALTER TABLE llm_setting NO FORCE ROW LEVEL SECURITY;
INSERT INTO knowledge_embedding (tenant_id, look_at, held_until) SELECT tenant_id, now(), now() FROM llm_setting;
ALTER TABLE llm_setting FORCE ROW LEVEL SECURITY;
CALL insaka_isolate('knowledge_embedding');
CALL insaka_open_to_system('knowledge_embedding', 'SELECT, UPDATE');
