-- When people of the organisation are there to answer, in its own time zone. No row at all: always.
CREATE TABLE opening_span (
    tenant_id uuid     NOT NULL,
    day       smallint NOT NULL, -- 1 is Monday
    opens     smallint NOT NULL, -- minutes since midnight
    closes    smallint NOT NULL, -- 1440 is the midnight that ends the day
    CONSTRAINT opening_span_pk PRIMARY KEY (tenant_id, day, opens),
    CONSTRAINT opening_span_day CHECK (day BETWEEN 1 AND 7),
    CONSTRAINT opening_span_order CHECK (opens >= 0 AND opens < closes AND closes <= 1440)
);
CALL insaka_isolate('opening_span');

CREATE TABLE closed_date (
    tenant_id uuid NOT NULL,
    day       date NOT NULL,
    CONSTRAINT closed_date_pk PRIMARY KEY (tenant_id, day)
);
CALL insaka_isolate('closed_date');
