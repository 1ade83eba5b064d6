-- What customers asked and nobody's knowledge answered; the same question asked again is counted, not kept again. "asked"
-- is the question as it was put last, sealed; "blind" finds the same words again.
CREATE TABLE unanswered_question (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    blind bytea NOT NULL,
    asked bytea NOT NULL,
    language text NOT NULL,
    times integer NOT NULL DEFAULT 1,
    conversation_id uuid NOT NULL, -- where it was asked last
    state text NOT NULL DEFAULT 'open',
    article_id uuid, -- which answers it
    first_asked_at timestamptz NOT NULL,
    last_asked_at timestamptz NOT NULL,
    CONSTRAINT unanswered_question_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT unanswered_question_once UNIQUE (tenant_id, blind),
    CONSTRAINT unanswered_question_state_known CHECK (state IN ('open', 'dismissed', 'answered'))
);
CREATE INDEX unanswered_question_by_state ON unanswered_question (tenant_id, state, last_asked_at DESC, id DESC);
CALL insaka_isolate('unanswered_question');
