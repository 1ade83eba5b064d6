import { Button } from '@/design/Button';
import { t } from '@/texts';
import { isReading, scopeGroups, scopeWords } from './scopes';

interface ScopeTableProps {
  legend: string;
  permissions: readonly string[];
  chosen: readonly string[];
  choose: (scopes: string[]) => void;
}

/** What a token or a role may do: only what its maker may. */
export function ScopeTable({ legend, permissions, chosen, choose }: ScopeTableProps) {
  const toggle = (scope: string) => { choose(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]); };
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="mb-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => { choose(permissions.filter(isReading)); }}>{t('tokens.readOnly')}</Button>
        <Button size="sm" onClick={() => { choose([...permissions]); }}>{t('tokens.all')}</Button>
        <Button size="sm" look="quiet" onClick={() => { choose([]); }}>{t('tokens.nothing')}</Button>
      </div>
      <div className="overflow-hidden rounded-xl border border-line">
        {scopeGroups(permissions).map((group) => (
          <div key={group.name} role="group" aria-label={group.name} className="border-b border-line/60 p-3 last:border-0 sm:grid sm:grid-cols-[8rem_1fr]">
            <p className="mb-1 text-sm font-medium text-ink-2 sm:mb-0 sm:pt-1">{group.name}</p>
            <div className="flex flex-col">
              {group.scopes.map((scope) => (
                <label key={scope} className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-1 text-sm hover:bg-hover">
                  <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={chosen.includes(scope)} onChange={() => { toggle(scope); }} />
                  <span className="min-w-0">{scopeWords(scope)}</span>
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
