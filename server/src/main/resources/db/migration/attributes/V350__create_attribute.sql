-- What an organisation wants to know of its customers or conversations, beyond what the product does.
CREATE TABLE attribute (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject text NOT NULL,
    key text NOT NULL, -- never changes: conditions, imports and other programs name it
    label text NOT NULL,
    kind text NOT NULL,
    options text[] NOT NULL DEFAULT '{}', -- of a choice, in order
    sensitive boolean NOT NULL DEFAULT false,
    position integer NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT attribute_subject CHECK (subject IN ('contact', 'conversation')),
    CONSTRAINT attribute_kind CHECK (kind IN ('text', 'number', 'date', 'yes-no', 'choice', 'link')),
    CONSTRAINT attribute_key UNIQUE (tenant_id, subject, key)
);
CALL insaka_isolate('attribute');

-- One value of one contact or conversation, in the column of its kind; a sensitive one sealed, and found by its blind index.
CREATE TABLE attribute_value (
    tenant_id uuid NOT NULL,
    attribute_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    words text,
    amount numeric,
    day date,
    flag boolean,
    sealed bytea,
    blind bytea,
    PRIMARY KEY (tenant_id, attribute_id, owner_id),
    CONSTRAINT attribute_value_of_attribute FOREIGN KEY (tenant_id, attribute_id) REFERENCES attribute (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT attribute_value_one CHECK (num_nonnulls(words, amount, day, flag, sealed) = 1 AND (sealed IS NULL) = (blind IS NULL))
);
CALL insaka_isolate('attribute_value');
CREATE INDEX attribute_value_by_owner ON attribute_value (tenant_id, owner_id);
CREATE INDEX attribute_value_by_blind ON attribute_value (tenant_id, attribute_id, blind) WHERE blind IS NOT NULL;
CREATE INDEX attribute_value_by_words ON attribute_value (tenant_id, attribute_id, words) WHERE words IS NOT NULL;
CREATE INDEX attribute_value_by_day ON attribute_value (tenant_id, attribute_id, day) WHERE day IS NOT NULL;
