import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { readVerification, verifyAudit, type Verdict } from '@/api/audit';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { cx } from '@/design/cx';
import { Card } from '@/design/Page';
import { Bone, errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { isText, t } from '@/texts';

/** Whether the trail is as it was written, and the button that finds out. */
export function ChainCard() {
  const queries = useQueryClient();
  const known = useQuery({ queryKey: ['audit', 'verification'], queryFn: readVerification });
  const check = useMutation({
    mutationFn: verifyAudit,
    onSuccess: (checked) => {
      queries.setQueryData(['audit', 'verification'], checked);
      void queries.invalidateQueries({ queryKey: ['audit', 'list'] });
    },
  });
  const verdict = known.data?.verdict ?? null;
  return (
    <Card className="p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div role="status" className="min-w-0 flex-1 basis-64">
          {known.isPending ? <Bone className="h-6 w-56" /> : check.isPending ? <p className="text-sm text-ink-2">{t('audit.checking')}</p> : <Result verdict={verdict} />}
        </div>
        <Button look="primary" icon={<ShieldCheck className="size-4" />} busy={check.isPending} onClick={() => { check.mutate(); }}>{t('audit.check')}</Button>
      </div>
      {(check.isError || known.isError) && <p role="alert" className="mt-3 text-sm text-danger">{errorText(check.error ?? known.error)}</p>}
    </Card>
  );
}

function Result({ verdict }: { verdict: Verdict | null }) {
  if (!verdict) {
    return (
      <>
        <Headline tone="text-ink-2" icon={<ShieldQuestion className="size-5 shrink-0" aria-hidden="true" />}>{t('audit.unchecked')}</Headline>
        <p className="mt-1 text-sm text-ink-2">{t('audit.uncheckedLead')}</p>
      </>
    );
  }
  const reason = `audit.reason.${verdict.reason ?? ''}`;
  return (
    <div data-testid="verdict" data-ok={verdict.ok}>
      {verdict.ok
        ? <Headline tone="text-ok" icon={<ShieldCheck className="size-5 shrink-0" aria-hidden="true" />}>{t('audit.whole')}</Headline>
        : <Headline tone="text-danger" icon={<CircleAlert className="size-5 shrink-0" aria-hidden="true" />}>{t('audit.broken', { n: verdict.brokenAt ?? 0 })}</Headline>}
      <p className="mt-1 text-sm text-ink-2">
        {verdict.ok ? t('audit.wholeLead', { n: verdict.entries }) : `${isText(reason) ? t(reason) : ''} ${t('audit.brokenLead')}`}
        {verdict.forgotten > 0 && ` ${t('audit.forgottenCount', { n: verdict.forgotten })}`}
        {verdict.anchored > 0 && ` ${t('audit.anchored', { n: verdict.anchored.toLocaleString() })}`}
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        <span>{t('audit.checkedAt', { at: dayAndTime(verdict.checkedAt) })}</span>
        <code className="min-w-0 truncate font-mono" title={verdict.headHash}>{verdict.headHash.slice(0, 16)}…</code>
        <CopyButton text={verdict.headHash} label={t('audit.copyHash')} />
      </p>
    </div>
  );
}

function Headline({ tone, icon, children }: { tone: string; icon: React.ReactNode; children: string }) {
  return <h2 className={cx('flex items-center gap-1.5 text-lg font-semibold tracking-tight', tone)}>{icon}{children}</h2>;
}
