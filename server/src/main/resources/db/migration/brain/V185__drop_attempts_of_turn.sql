-- Tries are counted where they are spent: in the ledger's queue.
ALTER TABLE turn DROP COLUMN attempts;
