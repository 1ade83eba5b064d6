-- A sheet of customers on its way in. What the sheet says is a customer's: sealed, and gone once a row was taken.
CREATE TABLE customer_import (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    plan bytea NOT NULL, -- sealed: the file's name, its headers, and what each column is
    state text NOT NULL DEFAULT 'draft',
    rows integer NOT NULL,
    created integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    same integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    not_before timestamptz, -- while it runs: from when another node may go on with it
    fence bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT customer_import_state CHECK (state IN ('draft', 'running', 'done'))
);
CALL insaka_isolate('customer_import');
CALL insaka_open_to_system('customer_import', 'SELECT, UPDATE');
CREATE INDEX customer_import_due ON customer_import (not_before) WHERE not_before IS NOT NULL;

CREATE TABLE customer_import_row (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    number integer NOT NULL, -- as a person counts the rows below the header
    cells bytea NOT NULL, -- sealed
    refused text, -- why; null while it waits
    refused_column integer,
    PRIMARY KEY (tenant_id, import_id, number),
    CONSTRAINT customer_import_row_of_import FOREIGN KEY (tenant_id, import_id) REFERENCES customer_import (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('customer_import_row');
CREATE INDEX customer_import_row_waiting ON customer_import_row (tenant_id, import_id, number) WHERE refused IS NULL;
