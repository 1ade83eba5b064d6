-- Mail of the product's own, to teammates. What it says is sealed while it waits, and gone when it is over.
CREATE TABLE own_letter (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- of its writer: the same letter is written once
    content bytea, -- sealed: to whom, and what; null when it is over
    created_at timestamptz NOT NULL,
    until timestamptz NOT NULL, -- of no use after that
    not_before timestamptz NOT NULL, -- leased by moving it ahead
    tries integer NOT NULL DEFAULT 0, -- whoever has the newest may write what became of it
    unsure integer NOT NULL DEFAULT 0, -- tries of which nobody knows what became of them
    over_at timestamptz,
    outcome text, -- sent, refused, too-late, unsure
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('own_letter');
CALL insaka_open_to_system('own_letter', 'SELECT, UPDATE, DELETE');
CREATE INDEX own_letter_due ON own_letter (not_before) WHERE over_at IS NULL;
