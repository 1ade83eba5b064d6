import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { saveMailRules, type MailRules as Rules } from '@/api/notices';
import { Card } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { Switch } from '@/design/Switch';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { mailTrouble } from './mailTrouble';
import { mailRulesQuery } from './queries';

/** What the organisation's mails to its teammates may say, and whether they get through. @param settled nothing above it moves any more */
export function MailRules({ settled }: { settled: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const sought = useLocation({ select: ({ hash }) => hash === 'mail' });
  useEffect(() => { if (sought && settled) place.current?.scrollIntoView(); }, [sought, settled]);
  const queries = useQueryClient();
  const rules = useQuery(mailRulesQuery);
  const save = useMutation({
    mutationFn: saveMailRules,
    onSuccess: (saved) => {
      queries.setQueryData(mailRulesQuery.queryKey, saved);
      toast(t('notices.saved'), 'ok');
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return (
    <div id="mail" ref={place} className="scroll-mt-4"><Card className="p-5">
      <h2 className="text-lg font-semibold tracking-tight">{t('notices.mailRules')}</h2>
      <p className="mb-3 mt-1 text-sm text-ink-2">{t('notices.mailRulesLead')}</p>
      {rules.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-20 w-full" /></div>}
      {rules.isError && <Failed error={rules.error} retry={() => { void rules.refetch(); }} />}
      {rules.data && (
        <>
          <State rules={rules.data} />
          <div className="mt-3 flex items-center justify-between gap-4 border-t border-line/60 pt-3">
            <div>
              <p className="font-medium">{t('notices.names')}</p>
              <p className="text-sm text-ink-3">{t('notices.namesLead')}</p>
            </div>
            <Switch label={t('notices.names')} on={save.isPending ? save.variables : rules.data.names} disabled={save.isPending} onChange={(names) => { save.mutate(names); }} />
          </div>
        </>
      )}
    </Card></div>
  );
}

function State({ rules }: { rules: Rules }) {
  if (!rules.on) return <p className="text-sm">{t('notices.mailNowhere')}</p>;
  const held = rules.trouble !== null && (rules.waiting > 0 || rules.lost > 0);
  if (!held) return <p className="text-sm">{rules.sentAt ? t('notices.mailSent', { when: dayAndTime(rules.sentAt) }) : t('notices.mailNone')}</p>;
  return (
    <div role="status" className="flex gap-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        {rules.waiting > 0 && rules.since && <p className="font-medium">{t('notices.mailWaits', { n: rules.waiting, when: dayAndTime(rules.since) })}</p>}
        {rules.lost > 0 && <p className="font-medium">{t('notices.mailLost', { n: rules.lost })}</p>}
        <p>{mailTrouble(rules)}</p>
        <details className="mt-1">
          <summary className="cursor-pointer rounded underline underline-offset-2">{t('notices.mailDetails')}</summary>
          <p className="mt-1 font-mono text-xs wrap-anywhere">{rules.trouble}</p>
        </details>
      </div>
    </div>
  );
}
