-- The organisation has put its list of first steps away; no row while it is shown.
CREATE TABLE first_steps_away (
    tenant_id uuid        NOT NULL,
    since     timestamptz NOT NULL,
    CONSTRAINT first_steps_away_pk PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('first_steps_away');
