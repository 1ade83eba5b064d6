import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useMe } from './session';

/** Whoever sees other channels than a moment ago sees everything anew: nothing of before stays on the screen. */
export function useChangedSight() {
  const queries = useQueryClient();
  const { all, ids } = useMe().teammate.channels;
  const seen = all ? 'all' : ids.join(' ');
  const before = useRef(seen);
  useEffect(() => {
    if (before.current === seen) return;
    before.current = seen;
    void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [queries, seen]);
}
