-- Whether a provider has to hear who has the conversation, or only what is known of the contact; and whom it shows
-- because it was told so, in its own words: only that is ever taken back.
ALTER TABLE mirror_request ADD COLUMN hands boolean NOT NULL DEFAULT true;
ALTER TABLE conversation ADD COLUMN mirrored_to text;
