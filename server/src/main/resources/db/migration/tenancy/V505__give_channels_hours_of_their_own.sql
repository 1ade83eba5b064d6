-- A closed date has a name, and may come again each year.
ALTER TABLE closed_date
    ADD COLUMN name   text    NOT NULL DEFAULT '',
    ADD COLUMN yearly boolean NOT NULL DEFAULT false;

-- A channel with a row here is open in hours of its own; every other one in those of the organisation.
CREATE TABLE channel_hours (
    tenant_id    uuid    NOT NULL,
    channel_id   uuid    NOT NULL,
    time_zone    text    NOT NULL,
    shared_dates boolean NOT NULL, -- the closed dates of the organisation hold here, too
    CONSTRAINT channel_hours_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT channel_hours_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('channel_hours');

CREATE TABLE channel_opening_span (
    tenant_id  uuid     NOT NULL,
    channel_id uuid     NOT NULL,
    day        smallint NOT NULL, -- 1 is Monday
    opens      smallint NOT NULL, -- minutes since midnight
    closes     smallint NOT NULL, -- 1440 is the midnight that ends the day
    CONSTRAINT channel_opening_span_pk PRIMARY KEY (tenant_id, channel_id, day, opens),
    CONSTRAINT channel_opening_span_hours_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel_hours (tenant_id, channel_id) ON DELETE CASCADE,
    CONSTRAINT channel_opening_span_day CHECK (day BETWEEN 1 AND 7),
    CONSTRAINT channel_opening_span_order CHECK (opens >= 0 AND opens < closes AND closes <= 1440)
);
CALL insaka_isolate('channel_opening_span');

CREATE TABLE channel_closed_date (
    tenant_id  uuid    NOT NULL,
    channel_id uuid    NOT NULL,
    day        date    NOT NULL,
    name       text    NOT NULL,
    yearly     boolean NOT NULL,
    CONSTRAINT channel_closed_date_pk PRIMARY KEY (tenant_id, channel_id, day),
    CONSTRAINT channel_closed_date_hours_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel_hours (tenant_id, channel_id) ON DELETE CASCADE
);
CALL insaka_isolate('channel_closed_date');
