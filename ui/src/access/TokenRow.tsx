import type { Token } from '@/api/tokens';
import { Button } from '@/design/Button';
import { Pill } from '@/design/Pill';
import { dayAndTime, fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { scopeWords } from './scopes';

export function TokenRow({ token, revoke }: { token: Token; revoke: () => void }) {
  const now = useNow();
  const ended = token.expiresAt !== null && Date.parse(token.expiresAt) <= now;
  return (
    <li data-testid="token" className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{token.name}</span>
          {ended && <Pill tone="danger">{t('tokens.ended')}</Pill>}
        </p>
        <p className="mt-0.5 text-sm text-ink-3">
          <time dateTime={token.createdAt}>{t('tokens.madeBy', { name: token.teammateName ?? t('tokens.formerTeammate'), when: dayAndTime(token.createdAt) })}</time>
        </p>
        <details className="mt-1 text-sm">
          <summary className="w-fit cursor-pointer rounded text-ink-2">{t('tokens.permissions', { n: token.scopes.length })}</summary>
          <ul className="list-disc pl-5 pt-1 text-ink-2">
            {token.scopes.map((scope) => <li key={scope}>{scopeWords(scope)}</li>)}
          </ul>
        </details>
      </div>
      <dl className="tabular grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
        <dt className="text-ink-3">{t('tokens.lastUsed')}</dt>
        <dd title={token.lastUsedAt ? fullTime(token.lastUsedAt) : undefined}>{token.lastUsedAt ? shortAgo(token.lastUsedAt, now) : t('tokens.never')}</dd>
        <dt className="text-ink-3">{t('tokens.ends')}</dt>
        <dd>{token.expiresAt ? new Date(token.expiresAt).toLocaleDateString(locale(), { dateStyle: 'medium' }) : t('tokens.never')}</dd>
      </dl>
      <Button size="sm" className="ml-auto text-danger!" aria-label={t('tokens.revokeOne', { name: token.name })} onClick={revoke}>{t('tokens.revoke')}</Button>
    </li>
  );
}
