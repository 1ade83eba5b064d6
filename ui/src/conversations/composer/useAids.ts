import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMay, useMe } from '@/access/session';
import { fillCannedReply } from '@/api/writing';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { cannedRepliesQuery, teamQuery } from '@/desk/queries';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { conversationQuery } from '../queries';
import { filledIn, variablesOf } from './variables';
import { useSuggestions } from './useSuggestions';

interface Writing {
  conversation: string;
  note: boolean;
  text: string;
  put: (text: string) => void;
}

/** Canned replies behind a slash, pictures behind a colon, what is known of the customer behind two braces, and in notes teammates behind an @. */
export function useAids({ conversation, note, text, put }: Writing) {
  const mine = useMe();
  const me = mine.teammate.id;
  const language = useLanguage();
  const replies = useQuery(cannedRepliesQuery);
  const team = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const others = (team.data?.items ?? []).filter((teammate) => teammate.answers && teammate.id !== me);
  const canned = useSuggestions({
    mark: '/', text, put, items: replies.data?.items ?? [],
    choose: (reply, instead) => {
      fillCannedReply(reply.id, conversation).then(
        (filled) => {
          instead(filled.text);
          if (filled.missing.length > 0) toast(t('canned.missing', { what: filled.missing.join(', ') }));
        },
        (error: unknown) => { toast(errorText(error), 'danger'); },
      );
    },
  });
  const people = useSuggestions({
    mark: '@', text, put, items: note ? others.map(({ id, name }) => ({ id, shortcut: name, text: '' })) : [],
    choose: (person, instead) => { instead(`@${person.shortcut} `); },
  });
  const pictures = useQuery({ queryKey: ['emoji', language], queryFn: () => import('./emoji').then(({ emojis }) => emojis(language)), staleTime: Infinity, enabled: text.includes(':') });
  const emoji = useSuggestions({
    mark: ':', text, put, items: pictures.data ?? [],
    choose: (picture, instead) => { instead(`${picture.id} `); },
  });
  const open = useQuery({ ...conversationQuery(conversation), enabled: text.includes('{{') }).data;
  const seesAddresses = useMay('contacts:addresses');
  const known = open ? variablesOf(open, mine, seesAddresses) : [];
  // Typed to its end, it is filled in as if it had been chosen: the customer should not read braces.
  const full = filledIn(text, known);
  useEffect(() => { if (full !== text) put(full); });
  const variables = useSuggestions({
    mark: '{{', text, put, items: known,
    choose: (variable, instead) => { instead(variable.text); },
  });
  return {
    open: variables.fitting.length > 0 ? variables : people.fitting.length > 0 ? people : emoji.fitting.length > 0 ? emoji : canned,
    onKey: (event: Parameters<typeof canned.onKey>[0]) => variables.onKey(event) || people.onKey(event) || emoji.onKey(event) || canned.onKey(event),
    moved: (to: number) => { variables.moved(to); people.moved(to); emoji.moved(to); canned.moved(to); },
    /** Who is called in what is written now. */
    called: note ? others.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id) : [],
  };
}
