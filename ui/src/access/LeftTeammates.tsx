import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listLeft, reactivate } from '@/api/access';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { roleWords } from './roles';

/** Those who have left; what they wrote keeps their name. */
export function LeftTeammates() {
  const queries = useQueryClient();
  const left = useQuery({ queryKey: ['teammates', 'left'], queryFn: listLeft });
  const back = useMutation({
    mutationFn: reactivate,
    onSuccess: (teammate) => { toast(t('teammates.reactivated', { name: teammate.name }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['teammates'] }); },
  });
  if (left.isError) return <Failed error={left.error} retry={() => { void left.refetch(); }} />;
  if (!left.data?.items.length) return null;
  return (
    <details className="mt-8">
      <summary className="w-fit rounded text-sm text-ink-2">{t('teammates.left', { n: left.data.items.length })}</summary>
      <Card className="mt-3">
        <ul>
          {left.data.items.map((teammate) => (
            <li key={teammate.id} className="flex items-center gap-3 border-b border-line/60 px-4 py-3 last:border-0">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{teammate.name}</p>
                <p className="truncate text-sm text-ink-3">{teammate.email} · {roleWords(teammate.role, teammate.roleName)}</p>
              </div>
              <Button size="sm" busy={back.isPending && back.variables === teammate.id} onClick={() => { back.mutate(teammate.id); }}>{t('teammates.reactivate')}</Button>
            </li>
          ))}
        </ul>
      </Card>
    </details>
  );
}
