-- Since when the provider has been delivering to another address than ours, or to none, as far as it said when asked.
ALTER TABLE channel_health ADD COLUMN astray_since timestamptz;
