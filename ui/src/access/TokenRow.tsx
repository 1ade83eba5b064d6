import type { Token } from '@/api/tokens';
import { Button } from '@/design/Button';
import { Pill } from '@/design/Pill';
import { dayAndTime, fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { scopeWords } from './scopes';

export function TokenRow({ token, revoke }: { token: Token; revoke: () => void }) {
  const now = useNow();
  const ended = token.expiresAt !== null && Date.parse(token.expiresAt) <= now;
  return (
    <li data-testid="token" className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{token.name}</span>
          {ended && <Pill tone="danger">Ended</Pill>}
        </p>
        <p className="mt-0.5 text-sm text-ink-3">
          By {token.teammateName ?? 'a former teammate'}, <time dateTime={token.createdAt}>{dayAndTime(token.createdAt)}</time>
        </p>
        <details className="mt-1 text-sm">
          <summary className="w-fit cursor-pointer rounded text-ink-2">{token.scopes.length === 1 ? '1 permission' : `${String(token.scopes.length)} permissions`}</summary>
          <ul className="list-disc pl-5 pt-1 text-ink-2">
            {token.scopes.map((scope) => <li key={scope}>{scopeWords(scope)}</li>)}
          </ul>
        </details>
      </div>
      <dl className="tabular grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
        <dt className="text-ink-3">Last used</dt>
        <dd title={token.lastUsedAt ? fullTime(token.lastUsedAt) : undefined}>{token.lastUsedAt ? shortAgo(token.lastUsedAt, now) : 'Never'}</dd>
        <dt className="text-ink-3">Ends</dt>
        <dd>{token.expiresAt ? new Date(token.expiresAt).toLocaleDateString(undefined, { dateStyle: 'medium' }) : 'Never'}</dd>
      </dl>
      <Button size="sm" className="ml-auto text-danger!" aria-label={`Revoke ${token.name}`} onClick={revoke}>Revoke</Button>
    </li>
  );
}
