import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keepBegun, type Begun } from '@/api/writing';
import { useDebounced } from '@/design/useDebounced';
import { draftQuery } from '@/desk/queries';
import { adopted, keepDraft, readDraft, type Draft } from './drafts';

const SETTLED_MS = 700;

/** What is begun in a conversation: at once in this browser, soon on the server, and so on every other screen. */
export function useDraft(teammate: string, conversation: string): [Draft, (part: Partial<Draft>) => void] {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => readDraft(teammate, conversation));
  const begun = useQuery(draftQuery(conversation));
  const [seen, setSeen] = useState<Begun>();
  if (begun.data && begun.data !== seen) {
    setSeen(begun.data);
    setDraft(adopted(draft, begun.data));
  }
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
    keepDraft(teammate, conversation, draft);
  }, [teammate, conversation, draft]);
  const settled = useDebounced(draft, SETTLED_MS);
  useEffect(() => {
    if (!settled.dirty) return;
    const { mode, text } = settled;
    keepBegun(conversation, { note: mode === 'note', text }).then((kept) => {
      queries.setQueryData(['draft', conversation], kept);
      setDraft((now) => (now.text === text && now.mode === mode ? { mode, text, savedAt: kept.changedAt ?? undefined } : now));
    }, () => undefined); // it stays here, and is tried again with the next letter
  }, [settled, conversation, queries]);
  useEffect(() => {
    const leave = (page?: Event) => {
      const { dirty, mode, text } = latest.current;
      if (dirty) keepBegun(conversation, { note: mode === 'note', text }, page !== undefined).then((kept) => { queries.setQueryData(['draft', conversation], kept); }, () => undefined);
    };
    // A tab that is closed, and on a phone one that is put aside, may never be heard of again.
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [conversation, queries]);
  const change = (part: Partial<Draft>) => { setDraft((now) => ({ ...now, ...part, dirty: true })); };
  return [draft, change];
}
