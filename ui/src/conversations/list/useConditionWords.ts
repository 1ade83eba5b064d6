import { useQuery } from '@tanstack/react-query';
import { useMay, useMe } from '@/access/session';
import { useAttributes } from '@/attributes/useAttributes';
import { channelsQuery } from '@/channels/queries';
import { labelsQuery, teamQuery } from '@/desk/queries';
import { span } from '@/design/time';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { attributesOf, type AttributeCondition, type Condition, type InboxSearch } from '../inboxSearch';
import { attributeWords } from './attributeWords';

/** What the languages are that the product tells apart. */
export const languages = ['en', 'fr', 'pt', 'sw', 'bem', 'ny'] as const;

/** Few browsers know it. */
const BEMBA = 'bem';

export function languageName(code: string): string {
  const name = new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
  return name === BEMBA ? 'Bemba' : name;
}

const MINUTE_MS = 60_000;
/** What the server says instead of a channel that whoever reads does not see. */
const HIDDEN = '00000000-0000-0000-0000-000000000000';

/** Everything that can be chosen in a filter, and how a condition is said in a few words. */
export function useConditionWords() {
  const me = useMe();
  const attributes = useAttributes();
  const channels = useQuery({ ...channelsQuery, enabled: useMay('channels:read') });
  const labels = useQuery(labelsQuery);
  const teams = useQuery(teamsQuery);
  const team = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const known = {
    channels: channels.data?.items ?? [],
    labels: labels.data?.items ?? [],
    teams: teams.data?.items ?? [],
    team: (team.data?.items ?? []).filter((teammate) => teammate.answers && teammate.id !== me.teammate.id),
  };
  const named = (items: readonly { id: string; name: string }[], id: string) => items.find((item) => item.id === id)?.name ?? t('filter.gone');
  const attribute = (one: AttributeCondition) => attributeWords(one, attributes);
  const each = (search: InboxSearch, name: Condition): string[] => {
    switch (name) {
      case 'channel': return (search.channel ?? []).map((id) => (id === HIDDEN ? t('filter.anotherChannel') : named(known.channels, id)));
      case 'label': return (search.label ?? []).map((id) => named(known.labels, id));
      case 'team': return (search.team ?? []).map((id) => (id === 'mine' ? t('teams.mine') : named(known.teams, id)));
      case 'target': return (search.target ?? []).map((one) => t(`levels.filter.${one}`));
      case 'assignee': return (search.assignee ?? []).map((id) => (id === 'me' || id === me.teammate.id ? t('filter.me') : named(known.team, id)));
      case 'priority': return (search.priority ?? []).map((one) => t(`desk.priority.${one}`));
      case 'holder': return (search.holder ?? []).map((one) => t(`filter.holder.${one}`));
      case 'language': return (search.language ?? []).map(languageName);
      case 'attributes': return attributesOf(search.attributes).map(attribute);
      case 'waitingMinutes': case 'activeMinutes': case 'quietMinutes': {
        const minutes = search[name];
        return minutes === undefined ? [] : [t(`filter.${name}.said`, { span: span(minutes * MINUTE_MS) })];
      }
    }
  };
  const words = (search: InboxSearch, name: Condition): string => {
    const all = each(search, name);
    const [first = '', second] = all;
    if (all.length > 2) return t('filter.several', { first, n: all.length - 1 });
    return second === undefined ? first : t('filter.either', { first, second });
  };
  return { known, words, attribute };
}
