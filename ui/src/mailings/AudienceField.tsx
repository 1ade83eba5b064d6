import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactLine } from '@/api/contacts';
import { contactsQuery } from '@/contacts/queries';
import { segmentsQuery } from '@/customers/queries';
import { SelectField, TextField } from '@/design/Field';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { useDebounced } from '@/design/useDebounced';
import { t } from '@/texts';

export interface Audience {
  kind: 'everyone' | 'segment' | 'search' | 'chosen';
  query: string;
  segment: string;
  chosen: readonly ContactLine[];
}

export function isSaid({ kind, query, segment, chosen }: Audience): boolean {
  if (kind === 'everyone') return true;
  if (kind === 'segment') return segment !== '';
  return kind === 'search' ? query.trim() !== '' : chosen.length > 0;
}

const kinds: readonly Audience['kind'][] = ['everyone', 'segment', 'search', 'chosen'];

export function AudienceField({ audience, change }: { audience: Audience; change: (next: Audience) => void }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t('mailings.who')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2">
            <input type="radio" name="audience" className="size-4 shrink-0 accent-accent" checked={audience.kind === kind} onChange={() => { change({ ...audience, kind }); }} />
            {t(`mailings.audience.${kind}`)}
          </label>
        ))}
      </div>
      {audience.kind === 'search' && <TextField label={t('mailings.query')} hint={t('mailings.queryHint')} maxLength={200} value={audience.query} onChange={(event) => { change({ ...audience, query: event.target.value }); }} />}
      {audience.kind === 'segment' && <Segments audience={audience} change={change} />}
      {audience.kind === 'chosen' && <Choosing audience={audience} change={change} />}
    </fieldset>
  );
}

function Segments({ audience, change }: { audience: Audience; change: (next: Audience) => void }) {
  const segments = useQuery(segmentsQuery);
  if (segments.isPending) return <Spinner />;
  if (segments.isError) return <p role="alert" className="text-sm text-danger">{errorText(segments.error)}</p>;
  const items = segments.data.items;
  if (items.length === 0) return <p className="text-sm text-ink-2">{t('mailings.noSegments')}</p>;
  return (
    <SelectField label={t('mailings.audience.segment')} value={audience.segment} onChange={(event) => { change({ ...audience, segment: event.target.value }); }}>
      <option value="">{t('mailings.whichSegment')}</option>
      {items.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </SelectField>
  );
}

function Choosing({ audience, change }: { audience: Audience; change: (next: Audience) => void }) {
  const [typed, setTyped] = useState('');
  const people = useInfiniteQuery(contactsQuery(useDebounced(typed.trim(), 250)));
  const found = people.data?.pages.flatMap((page) => page.items) ?? [];
  const ids = new Set(audience.chosen.map((one) => one.id));
  const shown = [...audience.chosen, ...found.filter((one) => !ids.has(one.id))];
  const toggle = (line: ContactLine) => {
    change({ ...audience, chosen: ids.has(line.id) ? audience.chosen.filter((one) => one.id !== line.id) : [...audience.chosen, line] });
  };
  return (
    <div className="grid gap-2">
      <TextField type="search" label={t('mailings.find')} value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      <p role="status" className="tabular text-xs text-ink-3">{people.isPending ? <Spinner /> : t('mailings.chosenCount', { n: audience.chosen.length })}</p>
      {people.isError && <p role="alert" className="text-sm text-danger">{errorText(people.error)}</p>}
      {shown.length > 0 && (
        <ul aria-label={t('mailings.audience.chosen')} className="max-h-64 overflow-y-auto rounded-lg border border-line">
          {shown.map((line) => (
            <li key={line.id} className="border-b border-line/60 last:border-0">
              <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 text-sm hover:bg-hover">
                <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={ids.has(line.id)} onChange={() => { toggle(line); }} />
                <span className="min-w-0 truncate">{line.name}{line.address && line.address !== line.name && <span className="text-ink-3"> · {line.address}</span>}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
