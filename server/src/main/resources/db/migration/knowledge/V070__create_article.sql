-- What an organisation tells everybody who asks; public by nature, so not sealed.
CREATE TABLE article (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    phrases text[] NOT NULL,
    language text NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT article_pkey PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('article');

-- Counts the changes to an organisation's articles: every node compares it with the version of its index.
CREATE TABLE article_shelf (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT article_shelf_pkey PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('article_shelf');
CALL insaka_open_to_system('article_shelf', 'SELECT');
