import { queryOptions, useQuery } from '@tanstack/react-query';
import { kindText } from '@/texts';
import { listChannelKinds, listChannels, readBridge, readChannelSettings, readRegistration, type Channel, type ChannelKind } from '@/api/channels';

export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: listChannels });

const AT_REST_MS = 30_000;
const WAITING_MS = 3_000;

/** No event tells that a queue is empty again: who sees one waiting wants to see it go. */
export const lookAgain = ({ state }: { state: { data?: { items: readonly Channel[] } } }): number =>
  state.data?.items.some((channel) => channel.health.waiting > 0) ? WAITING_MS : AT_REST_MS;

export const kindsQuery = queryOptions({ queryKey: ['channel-kinds'], queryFn: listChannelKinds, staleTime: Infinity });
/** Under the key of the channels, so that a change of one makes its settings stale too. */
export const settingsQuery = (id: string) => queryOptions({ queryKey: ['channels', id, 'settings'], queryFn: () => readChannelSettings(id) });

const BRIDGE_MS = 3_000;

/** Asked while somebody looks: a code to scan is good for some seconds. */
export const bridgeQuery = (id: string) => queryOptions({ queryKey: ['channel-bridge', id], queryFn: () => readBridge(id), refetchInterval: BRIDGE_MS, retry: false });

/** The provider is asked each time: it is told by others, too. */
export const registrationQuery = (id: string) => queryOptions({ queryKey: ['channels', id, 'registration'], queryFn: () => readRegistration(id), refetchOnWindowFocus: true, refetchOnMount: 'always', staleTime: 0, retry: false });

/** What the server says of a kind, in the language that is spoken. */
function spokenKind(kind: ChannelKind): ChannelKind {
  const text = (key: string, english: string) => kindText(`${kind.kind}.${key}`, english);
  return {
    ...kind,
    label: text('label', kind.label),
    about: text('about', kind.about),
    before: kind.before.map((step, at) => text(`before.${String(at + 1)}`, step)),
    after: kind.after.map((step, at) => text(`after.${String(at + 1)}`, step)),
    fields: kind.fields.map((field) => ({ ...field, label: text(`${field.name}.label`, field.label), help: text(`${field.name}.help`, field.help), where: field.where && text(`${field.name}.where`, field.where) })),
  };
}

export function useKinds() {
  const kinds = useQuery(kindsQuery);
  return { ...kinds, items: kinds.data?.items.map(spokenKind) ?? [] };
}

export function useKind(kind: string): ChannelKind | undefined {
  return useKinds().items.find((one) => one.kind === kind);
}
