import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { toast } from '@/design/toasts';
import { wanted } from '@/notices/queries';
import { t } from '@/texts';

/** Tells whoever is called by name, wherever in the console they are; not of what waited when they came. */
export function useMentionNotice(unseen: number | undefined): void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (unseen === undefined) return;
    if (before.current !== null && unseen > before.current) {
      void wanted(queries, 'mention').then((yes) => {
        if (yes) toast(t('mention.notice'), 'neutral', { label: t('mention.show'), run: () => { void navigate({ to: '/inbox', search: { view: 'mentions' } }); } });
      });
    }
    before.current = unseen;
  }, [unseen, navigate, queries]);
}
