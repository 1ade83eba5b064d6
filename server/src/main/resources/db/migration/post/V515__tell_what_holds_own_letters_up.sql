-- Why a letter still waits, for owners to read; and letters of which there are many: never repeated in doubt, and taken back.
ALTER TABLE own_letter
    ADD COLUMN reader_id uuid, -- of one of many: whose it is
    ADD COLUMN trouble text, -- why the last try failed; codes and kinds, no addresses
    ADD COLUMN troubled_at timestamptz;
CREATE INDEX own_letter_of_reader ON own_letter (tenant_id, reader_id) WHERE over_at IS NULL AND reader_id IS NOT NULL;
