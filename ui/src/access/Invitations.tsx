import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus, RotateCw, Trash2 } from 'lucide-react';
import { listInvitations, renewInvitation, revokeInvitation } from '@/api/access';
import { IconButton } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import type { Shown } from './OneTimeLink';
import { roleWords } from './roles';
import { Sees } from './Sees';

/** Who has been asked and has not come yet; nothing is shown while there is nobody. */
export function Invitations({ show }: { show: (link: Shown) => void }) {
  const queries = useQueryClient();
  const open = useQuery({ queryKey: ['invitations'], queryFn: listInvitations });
  const reload = () => { void queries.invalidateQueries({ queryKey: ['invitations'] }); };
  const failed = (error: Error) => { toast(errorText(error), 'danger'); };
  const renew = useMutation({
    mutationFn: renewInvitation,
    onSuccess: (made) => { if (made.link) show({ link: made.link, expiresAt: made.expiresAt, title: t('link.inviteTitle', { email: made.email }), mailed: made.mailed }); },
    onError: failed,
    onSettled: reload,
  });
  const revoke = useMutation({ mutationFn: revokeInvitation, onSuccess: () => { toast(t('invite.revoked'), 'ok'); }, onError: failed, onSettled: reload });
  if (open.isError) return <Failed error={open.error} retry={() => { void open.refetch(); }} />;
  if (!open.data?.items.length) return null;
  return (
    <>
      <h2 className="mb-2 mt-8 text-lg font-semibold tracking-tight">{t('invite.open')}</h2>
      <Card>
        <ul>
          {open.data.items.map((one) => (
            <li key={one.id} className="flex items-center gap-3 border-b border-line/60 px-4 py-3 last:border-0">
              <MailPlus className="size-5 shrink-0 text-ink-3" aria-hidden="true" />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{one.email}</p>
                <p className="truncate text-sm text-ink-3">{roleWords(one.role, one.roleName)} · {one.expired ? t('invite.expired') : t('link.expires', { when: dayAndTime(one.expiresAt) })}</p>
                <Sees channels={one.channels} />
              </div>
              {one.expired && <Pill tone="wait">{t('invite.expiredShort')}</Pill>}
              <IconButton label={t('invite.renew', { email: one.email })} onClick={() => { renew.mutate(one.id); }}><RotateCw className="size-4" /></IconButton>
              <IconButton label={t('invite.revoke', { email: one.email })} onClick={() => { revoke.mutate(one.id); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
