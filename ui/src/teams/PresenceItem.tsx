import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleMinus } from 'lucide-react';
import { sayPresence } from '@/api/teams';
import { useMay } from '@/access/session';
import { MenuItem, MenuLine } from '@/design/Menu';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { presenceQuery } from './queries';

/** Whether whoever sits here is given conversations; for those whom a team could give some. */
export function PresenceItem() {
  const queries = useQueryClient();
  const own = useQuery({ ...presenceQuery, enabled: useMay('conversations:write') });
  const say = useMutation({
    mutationFn: sayPresence,
    onSuccess: (now) => {
      queries.setQueryData(presenceQuery.queryKey, now);
      void queries.invalidateQueries({ queryKey: ['teams'] });
      toast(t(now.status === 'away' ? 'presence.nowAway' : 'presence.nowAvailable'));
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  if (!own.data?.inTeam) return null;
  const away = own.data.status === 'away';
  return (
    <>
      <MenuItem
        icon={away ? <CircleMinus className="size-4 text-wait" /> : <CircleCheck className="size-4 text-ok" />}
        hint={<span className="text-xs text-ink-3">{t(away ? 'presence.away' : 'presence.available')}</span>}
        onSelect={() => { say.mutate(away ? 'available' : 'away'); }}
      >
        {t(away ? 'presence.beAvailable' : 'presence.beAway')}
      </MenuItem>
      <MenuLine />
    </>
  );
}
