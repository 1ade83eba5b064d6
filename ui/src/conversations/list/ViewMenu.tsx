import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus, Check, ChevronDown, Inbox, Trash2, Users } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import { deleteView, keepView, type SavedView } from '@/api/desk';
import { Button } from '@/design/Button';
import { useIdle } from '@/design/idle';
import { Confirm } from '@/design/Confirm';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { viewsQuery } from '@/desk/queries';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import { asInboxSearch, asKept, isNarrowed, isShown, noConditions, type InboxSearch } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';

const inbox: InboxSearch = { ...noConditions, view: undefined, status: undefined, order: undefined };

/** The name of the list that is shown, and the other lists that are kept. */
export function ViewMenu() {
  const queries = useQueryClient();
  const [search, change] = useInboxSearch();
  // The plain inbox has its own name; the others' are wanted when one of them is chosen, or soon may be.
  const chosenList = isNarrowed(search) || search.view !== undefined || search.status !== undefined || search.order !== undefined;
  const idle = useIdle();
  const wanted = idle || chosenList;
  const views = useQuery({ ...viewsQuery, enabled: wanted });
  const known = useQuery({ ...teamsQuery, enabled: wanted });
  const mayShare = useMay('organisation:manage');
  const [keeping, setKeeping] = useState(false);
  const [leaving, setLeaving] = useState<SavedView | null>(null);
  const all = views.data?.items ?? [];
  const shown = all.find((view) => isShown(view.filter, search));
  const forget = useMutation({
    mutationFn: deleteView,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey: ['views'] }); },
  });
  const chosen = <Check className="size-4 text-accent" aria-label={t('shell.chosen')} />;
  const items = (those: readonly SavedView[]) => those.map((view) => (
    <MenuItem key={view.id} hint={view.id === shown?.id && chosen} onSelect={() => { change({ ...inbox, ...asInboxSearch(view.filter) }); }}>{view.name}</MenuItem>
  ));
  const teams = (known.data?.items ?? []).filter((team) => team.mine);
  const chosenTeam = search.team?.length === 1 ? search.team[0] : undefined;
  const ofTeam = (id: string, name: string) => (
    <MenuItem key={id} hint={!shown && id === chosenTeam && chosen} onSelect={() => { change({ ...inbox, team: [id] }); }}>{name}</MenuItem>
  );
  const own = all.filter((view) => !view.shared);
  const shared = all.filter((view) => view.shared);
  const mayForget = shown && (shown.shared ? mayShare : shown.mine);
  const worthKeeping = !shown && chosenList;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" data-testid="views" className="flex h-9 max-w-full items-center gap-1 rounded-lg px-1.5 hover:bg-hover">
            <span className="truncate">{shown?.name ?? t('place.inbox')}</span>
            <ChevronDown className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
          </button>
        }
      >
        <MenuItem icon={<Inbox className="size-4" />} hint={!shown && !worthKeeping && chosen} onSelect={() => { change(inbox); }}>{t('place.inbox')}</MenuItem>
        {teams.length > 0 && (
          <>
            <MenuLine />
            <MenuLabel>{t('place.teams')}</MenuLabel>
            {teams.length > 1 && ofTeam('mine', t('teams.mine'))}
            {teams.map((team) => ofTeam(team.id, team.name))}
          </>
        )}
        {own.length > 0 && <><MenuLine /><MenuLabel>{t('view.own')}</MenuLabel>{items(own)}</>}
        {shared.length > 0 && <><MenuLine /><MenuLabel><span className="inline-flex items-center gap-1"><Users className="size-3" aria-hidden="true" />{t('view.shared')}</span></MenuLabel>{items(shared)}</>}
        {(worthKeeping || mayForget) && <MenuLine />}
        {worthKeeping && <MenuItem icon={<BookmarkPlus className="size-4" />} onSelect={() => { setKeeping(true); }}>{t('view.keep')}</MenuItem>}
        {mayForget && <MenuItem danger icon={<Trash2 className="size-4" />} onSelect={() => { setLeaving(shown); }}>{t('view.delete', { name: shown.name })}</MenuItem>}
      </Menu>
      {keeping && <KeepView search={search} mayShare={mayShare} close={() => { setKeeping(false); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('view.deleteTitle', { name: leaving.name })}
          description={t(leaving.shared ? 'view.deleteShared' : 'view.deleteOwn')}
          action={t('view.deleteDo')}
          busy={forget.isPending}
          onConfirm={() => { forget.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </>
  );
}

function KeepView({ search, mayShare, close }: { search: InboxSearch; mayShare: boolean; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useMutation({
    mutationFn: () => keepView({ name: name.trim(), shared, filter: asKept(search) }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['views'] });
      toast(t('view.kept'), 'ok');
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) keep.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('view.keep')} description={t('view.keepLead')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={keep.error} /></div>
        <TextField label={t('view.name')} maxLength={60} value={name} onChange={(event) => { setName(event.target.value); }} />
        {mayShare && (
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 accent-accent" checked={shared} onChange={(event) => { setShared(event.target.checked); }} />
            {t('view.share')}
          </label>
        )}
        <Button type="submit" look="primary" className="justify-self-end" busy={keep.isPending} disabled={!name.trim()}>{t('view.keepDo')}</Button>
      </form>
    </Overlay>
  );
}
