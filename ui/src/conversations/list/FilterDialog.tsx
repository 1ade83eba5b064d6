import { useState, type ReactNode } from 'react';
import type { Holder, Priority } from '@/api/conversations';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { SelectField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Toggle } from '@/design/Toggle';
import { span } from '@/design/time';
import { dotLook } from '@/desk/labelColours';
import { t } from '@/texts';
import { asText, attributesOf, noConditions, type AttributeCondition, type InboxSearch } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';
import { AttributeConditions, askable } from './AttributeConditions';
import { languageName, languages, useConditionWords } from './useConditionWords';

const priorities: readonly Priority[] = ['high', 'normal', 'low'];
const holders: readonly Holder['kind'][] = ['bot', 'queue', 'teammate'];
const spans = [15, 60, 240, 1440, 4320, 10_080, 43_200];
const MINUTE_MS = 60_000;

type Several = 'channel' | 'label' | 'team' | 'target' | 'assignee' | 'priority' | 'holder' | 'language';

/** Every condition at once; nothing in the list moves until it is shown. */
export function FilterDialog({ close }: { close: () => void }) {
  const [search, change] = useInboxSearch();
  const [wanted, setWanted] = useState<InboxSearch>(search);
  const [asked, setAsked] = useState<readonly AttributeCondition[]>(() => attributesOf(search.attributes));
  const { known } = useConditionWords();
  const put = (part: InboxSearch) => { setWanted((was) => ({ ...was, ...part })); };
  const chips = (name: Several, all: readonly { id: string; label: ReactNode }[]) => {
    const chosen: readonly string[] = wanted[name] ?? [];
    return all.map(({ id, label }) => (
      <Toggle
        key={id}
        on={chosen.includes(id)}
        change={(on) => {
          const next = on ? [...chosen, id] : chosen.filter((other) => other !== id);
          put({ [name]: next.length > 0 ? next : undefined });
        }}
      >
        {label}
      </Toggle>
    ));
  };
  const time = (name: 'waitingMinutes' | 'activeMinutes' | 'quietMinutes') => (
    <SelectField label={t(`filter.${name}`)} value={wanted[name] ?? ''} onChange={(event) => { put({ [name]: event.target.value ? Number(event.target.value) : undefined }); }}>
      <option value="">{t('filter.anyTime')}</option>
      {[...new Set([...spans, ...(wanted[name] ? [wanted[name]] : [])])].sort((one, other) => one - other).map((minutes) => <option key={minutes} value={minutes}>{span(minutes * MINUTE_MS)}</option>)}
    </SelectField>
  );
  return (
    <Overlay
      wide
      open
      onOpenChange={(open) => { if (!open) close(); }}
      title={t('filter.dialog')}
      footer={
        <>
          <Button look="quiet" className="mr-auto" onClick={() => { put(noConditions); setAsked([]); }}>{t('filter.clear')}</Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="primary" onClick={() => { change({ ...wanted, q: search.q, attributes: asText(askable(asked)) }); close(); }}>{t('filter.show')}</Button>
        </>
      }
    >
      <div className="grid gap-5">
        <div role="group" aria-label={t('filter.match')} className="flex flex-wrap gap-2">
          <Toggle on={wanted.match !== 'any'} change={() => { put({ match: undefined }); }}>{t('filter.all')}</Toggle>
          <Toggle on={wanted.match === 'any'} change={() => { put({ match: 'any' }); }}>{t('filter.any')}</Toggle>
        </div>
        {known.labels.length > 0 && (
          <Row title={t('filter.label')}>
            {chips('label', known.labels.map((label) => ({ id: label.id, label: <><span aria-hidden="true" className={cx('size-2 shrink-0 rounded-full', dotLook[label.colour])} /><span className="truncate">{label.name}</span></> })))}
          </Row>
        )}
        {known.teams.length > 0 && <Row title={t('teams.filter')}>{chips('team', [{ id: 'mine', label: t('teams.mine') }, ...known.teams.map(({ id, name }) => ({ id, label: name }))])}</Row>}
        <Row title={t('filter.assignee')}>{chips('assignee', [{ id: 'me', label: t('filter.me') }, ...known.team.map(({ id, name }) => ({ id, label: name }))])}</Row>
        <Row title={t('filter.holder')}>{chips('holder', holders.map((id) => ({ id, label: t(`filter.holder.${id}`) })))}</Row>
        <Row title={t('desk.priority')}>{chips('priority', priorities.map((id) => ({ id, label: t(`desk.priority.${id}`) })))}</Row>
        {known.channels.length > 1 && <Row title={t('inbox.channelTitle')}>{chips('channel', known.channels.map(({ id, name }) => ({ id, label: name })))}</Row>}
        <Row title={t('levels.filter')}>{chips('target', (['close', 'missed'] as const).map((id) => ({ id, label: t(`levels.filter.${id}`) })))}</Row>
        <Row title={t('filter.language')}>{chips('language', languages.map((id) => ({ id, label: languageName(id) })))}</Row>
        <AttributeConditions all={asked} change={setAsked} />
        <div className="grid gap-4 sm:grid-cols-3">{time('waitingMinutes')}{time('activeMinutes')}{time('quietMinutes')}</div>
      </div>
    </Overlay>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{title}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}
