import { Check } from 'lucide-react';
import type { RoleListing } from '@/api/access';
import { Card } from '@/design/Page';
import { t } from '@/texts';
import { roleWords } from './roles';
import { scopeGroups, scopeWords } from './scopes';

/** What each role may do, as the server says; opened by who wants to know. */
export function RolesTable({ items }: { items: readonly RoleListing[] }) {
  const all = scopeGroups([...new Set(items.flatMap((one) => one.permissions))]).flatMap((group) => group.scopes);
  return (
    <details className="mt-4">
      <summary className="w-fit rounded text-sm text-ink-2">{t('roles.title')}</summary>
      <Card className="mt-3">
        <div className="overflow-x-auto" role="region" aria-label={t('roles.title')} tabIndex={0}>
        <table className="w-full min-w-[34rem] text-sm">
          <caption className="sr-only">{t('roles.title')}</caption>
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              <th scope="col" className="px-4 py-2 text-left font-medium">{t('roles.permission')}</th>
              {items.map((one) => <th key={one.role} scope="col" className="max-w-32 px-2 py-2 font-medium wrap-anywhere">{roleWords(one.role, one.name)}</th>)}
            </tr>
          </thead>
          <tbody>
            {all.map((scope) => (
              <tr key={scope} className="border-b border-line/60 last:border-0">
                <th scope="row" className="px-4 py-1.5 text-left font-normal">{scopeWords(scope)}</th>
                {items.map((one) => (
                  <td key={one.role} className="px-2 text-center">
                    {one.permissions.includes(scope)
                      ? <><Check className="mx-auto size-4 text-ok" aria-hidden="true" /><span className="sr-only">{t('roles.may')}</span></>
                      : <span className="sr-only">{t('roles.mayNot')}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        </div>
      </Card>
    </details>
  );
}
