import { useQuery } from '@tanstack/react-query';
import { CircleAlert, ShieldCheck } from 'lucide-react';
import type { Channel } from '@/api/channels';
import { readBalance, type Balance } from '@/api/intake';
import { cx } from '@/design/cx';
import { Card } from '@/design/Page';
import { Bone, errorText } from '@/design/States';
import { number, t } from '@/texts';
import { missing, parts, type Part } from './balance';

const colours: Record<Part, string> = {
  answered: 'bg-accent',
  stored: 'bg-ok',
  waiting: 'bg-wait-solid',
  ignored: 'bg-ink-3',
  quarantined: 'bg-bot',
  dead: 'bg-danger',
};

/** "Nothing was lost", channel by channel; with a single channel its card says it all. */
export function BalanceCards({ channels }: { channels: Channel[] }) {
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      {channels.length !== 1 && <BalanceCard name={t('balance.every')} wide={channels.length % 2 === 0} />}
      {channels.map((channel) => <BalanceCard key={channel.id} name={channel.name} channel={channel.id} wide={channels.length === 1} />)}
    </div>
  );
}

function BalanceCard({ name, channel, wide }: { name: string; channel?: string; wide: boolean }) {
  const balance = useQuery({ queryKey: ['balance', channel ?? null], queryFn: () => readBalance(channel) });
  return (
    <Card className={cx('p-4', wide && 'lg:col-span-2')}>
      {balance.isPending && <div className="space-y-3"><Bone className="h-5 w-48" /><Bone className="h-3 w-full" /><Bone className="h-4 w-64" /></div>}
      {balance.isError && <p role="alert" className="text-sm text-danger">{name}: {errorText(balance.error)}</p>}
      {balance.data && <Sums name={name} balance={balance.data} />}
    </Card>
  );
}

function Sums({ name, balance }: { name: string; balance: Balance }) {
  const gap = missing(balance);
  const good = gap === 0;
  return (
    <div data-testid="balance" data-balanced={good}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate text-sm font-medium text-ink-2">{name}</h2>
          <p className={cx('mt-0.5 flex items-center gap-1.5 text-lg font-semibold tracking-tight', good ? 'text-ok' : 'text-danger')}>
            {good ? <ShieldCheck className="size-5 shrink-0" aria-hidden="true" /> : <CircleAlert className="size-5 shrink-0" aria-hidden="true" />}
            {good ? t('balance.good') : t(gap > 0 ? 'balance.missing' : 'balance.extra', { n: Math.abs(gap) })}
          </p>
        </div>
        <p className="text-right">
          <span className="tabular block text-2xl font-semibold tracking-tight">{number(balance.received)}</span>
          <span className="text-xs text-ink-3">{t('balance.received')}</span>
        </p>
      </div>
      <div aria-hidden="true" className={cx('mt-3 flex h-2.5 gap-px overflow-hidden rounded-full', good ? 'bg-sunken' : 'bg-danger-soft')}>
        {parts.map((part) => balance[part] > 0 && (
          <span key={part} className={cx('min-w-1', colours[part])} style={{ width: `${String((balance[part] / Math.max(balance.received, 1)) * 100)}%` }} />
        ))}
      </div>
      <dl className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {parts.map((part) => (
          <div key={part} title={t(`balance.${part}.about`)} className={cx('flex items-center gap-1.5', balance[part] === 0 && 'text-ink-3')}>
            <span aria-hidden="true" className={cx('size-2 rounded-full', colours[part])} />
            <dt>{t(`balance.${part}`)}</dt>
            <dd className="tabular font-semibold">{number(balance[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
