import { useQuery } from '@tanstack/react-query';
import type { SeenChannels } from '@/api/access';
import { channelsQuery } from '@/channels/queries';
import { cx } from '@/design/cx';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';

interface Props {
  chosen: SeenChannels;
  choose: (channels: SeenChannels) => void;
  /** An owner sees all channels. */
  owner: boolean;
}

/** Whose conversations somebody sees: of all channels, or of those that are chosen. */
export function ChannelChoice({ chosen, choose, owner }: Props) {
  const channels = useQuery({ ...channelsQuery, enabled: !owner && !chosen.all });
  const there = new Set(channels.data?.items.map((one) => one.id));
  const put = (id: string, on: boolean) => { choose({ all: false, ids: on ? [...chosen.ids, id] : chosen.ids.filter((one) => one !== id) }); };
  if (owner) return <p className="text-sm text-ink-2">{t('channelAccess.owner')}</p>;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('channelAccess.legend')}</legend>
      {([true, false] as const).map((all) => (
        <label key={String(all)} className={cx('flex cursor-pointer flex-col rounded-lg border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent', all === chosen.all ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover')}>
          <span className="flex items-center gap-2 text-sm font-medium"><input type="radio" name="channels" className="accent-accent" checked={all === chosen.all} onChange={() => { choose({ all, ids: [] }); }} />{t(all ? 'channelAccess.all' : 'channelAccess.some')}</span>
          <span className="mt-0.5 text-xs text-ink-2">{t(all ? 'channelAccess.allLead' : 'channelAccess.someLead')}</span>
        </label>
      ))}
      {!chosen.all && (
        <>
          {channels.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-10 w-full" /></div>}
          {channels.isError && <Failed error={channels.error} retry={() => { void channels.refetch(); }} />}
          {channels.data?.items.length === 0 && <p className="text-sm text-ink-2">{t('channelAccess.noChannels')}</p>}
          {!!channels.data?.items.length && (
            <ul aria-label={t('channelAccess.legend')} className="max-h-60 overflow-y-auto rounded-lg border border-line">
              {channels.data.items.map((one) => (
                <li key={one.id} className="border-b border-line/60 last:border-0">
                  <label className="flex min-h-11 cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm">
                    <input type="checkbox" className="size-4 accent-accent" checked={chosen.ids.includes(one.id)} onChange={(event) => { put(one.id, event.target.checked); }} />
                    <span className="truncate">{one.name}</span>
                  </label>
                </li>
              ))}
            </ul>
          )}
          {channels.data && !chosen.ids.some((id) => there.has(id)) && <p className="text-xs text-ink-2">{t('channelAccess.noneChosen')}</p>}
        </>
      )}
    </fieldset>
  );
}
