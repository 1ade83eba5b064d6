import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { listRoles } from '@/api/access';
import { Card } from '@/design/Page';
import { Failed } from '@/design/States';
import { t } from '@/texts';
import { scopeGroups, scopeWords } from './scopes';

/** What each role may do, as the server says; opened by who wants to know. */
export function RolesTable() {
  const roles = useQuery({ queryKey: ['roles'], queryFn: listRoles, staleTime: Infinity });
  if (roles.isError) return <Failed error={roles.error} retry={() => { void roles.refetch(); }} />;
  if (!roles.data) return null;
  const items = roles.data.items;
  const all = scopeGroups([...new Set(items.flatMap((one) => one.permissions))]).flatMap((group) => group.scopes);
  return (
    <details className="mt-8">
      <summary className="w-fit rounded text-sm text-ink-2">{t('roles.title')}</summary>
      <Card className="mt-3">
        <div className="overflow-x-auto">
        <table className="w-full min-w-[34rem] text-sm">
          <caption className="sr-only">{t('roles.title')}</caption>
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              <th scope="col" className="px-4 py-2 text-left font-medium">{t('roles.permission')}</th>
              {items.map((one) => <th key={one.role} scope="col" className="px-2 py-2 font-medium">{t(`role.${one.role}`)}</th>)}
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
