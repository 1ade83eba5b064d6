import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { composeMailing, discardMailing, type Mailing, type MailingDraft } from '@/api/mailings';
import { channelsQuery, kindsQuery } from '@/channels/queries';
import { purposesQuery } from '@/consents/queries';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { AudienceField, isSaid, type Audience } from './AudienceField';
import { mailingQuery } from './queries';

const route = getRouteApi('/app/mailings/new');

/** What is said; on the next page it is shown who gets it, and only there it is sent. */
export function ComposeScreen() {
  const { from } = route.useSearch();
  const before = useQuery({ ...mailingQuery(from ?? ''), enabled: from !== undefined });
  return (
    <Page title={t('mailings.compose')} lead={t('mailings.composeLead')}>
      {from !== undefined && before.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-72 w-full" /></div>}
      {before.isError && <Failed error={before.error} retry={() => { void before.refetch(); }} />}
      {(from === undefined || before.data) && <Compose before={before.data ?? null} />}
    </Page>
  );
}

function audienceOf(before: Mailing | null): Audience {
  const kind = before && before.audience.kind !== 'chosen' ? before.audience.kind : 'chosen';
  return { kind, query: kind === 'search' ? before?.audience.query ?? '' : '', segment: '', chosen: [] };
}

function wantedOf(audience: Audience): MailingDraft['audience'] {
  switch (audience.kind) {
    case 'everyone': return { everyone: true };
    case 'segment': return { segment: audience.segment };
    case 'search': return { query: audience.query.trim() };
    case 'chosen': return { contacts: audience.chosen.map((one) => one.id) };
  }
}

function Compose({ before }: { before: Mailing | null }) {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(kindsQuery);
  const purposes = useQuery(purposesQuery);
  const usable = channels.data?.items.filter((one) => one.state === 'on') ?? [];
  const [name, setName] = useState(before?.name ?? '');
  const [chosen, setChannel] = useState(before?.channel.id ?? '');
  const [purpose, setPurpose] = useState(before?.purpose.key ?? 'service');
  const [audience, setAudience] = useState<Audience>(() => audienceOf(before));
  const [template, setTemplate] = useState({ on: Boolean(before?.letter.template), name: before?.letter.template ?? '', language: 'en', variables: '' });
  const [subject, setSubject] = useState(before?.letter.subject ?? '');
  const [text, setText] = useState(before?.letter.text ?? '');
  const [wayOut, setWayOut] = useState(before?.letter.wayOut ?? true);
  const [perMinute, setPerMinute] = useState(String(before?.perMinute ?? 30));
  // The same words under the same key are composed once, however often the answer is lost.
  const key = useRef({ draft: '', key: '' });
  const channel = usable.find((one) => one.id === chosen) ?? usable[0];
  const kind = kinds.data?.items.find((one) => one.kind === channel?.kind);
  const mail = kind?.linksWayOut === true;
  const withTemplates = kind?.templates === true;
  const useTemplate = withTemplates && template.on;
  const save = useMutation({
    mutationFn: async (draft: MailingDraft) => {
      const words = JSON.stringify(draft);
      if (key.current.draft !== words) key.current = { draft: words, key: crypto.randomUUID() };
      const made = await composeMailing(draft, key.current.key);
      if (before?.state === 'ready') await discardMailing(before.id).catch(() => undefined);
      return made;
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['mailings'] });
      void navigate({ to: '/mailings/$mailingId', params: { mailingId: made.id } });
    },
  });
  const pace = Number.parseInt(perMinute, 10);
  const said = useTemplate ? template.name.trim() !== '' : text.trim() !== '';
  const ready = name.trim() !== '' && channel !== undefined && isSaid(audience) && said && pace > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || !channel) return;
    const parameters = template.variables.split('\n').filter((line) => line.trim() !== '').map((line) => ({ type: 'text', text: line.trim() }));
    save.mutate({
      name: name.trim(),
      channelId: channel.id,
      purpose,
      audience: wantedOf(audience),
      ...(useTemplate
        ? { template: { name: template.name.trim(), language: template.language.trim(), components: parameters.length > 0 ? [{ type: 'body', parameters }] : [] } }
        : { text, ...(mail && subject.trim() !== '' ? { subject: subject.trim() } : {}) }),
      wayOut: !mail && wayOut,
      perMinute: pace,
    });
  };
  if (channels.isPending) return <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-72 w-full" /></div>;
  if (channels.isError) return <Failed error={channels.error} retry={() => { void channels.refetch(); }} />;
  const kindName = (kind: string) => kinds.data?.items.find((one) => one.kind === kind)?.label ?? kind;
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <Card className="grid gap-4 p-4 sm:grid-cols-2">
        <TextField autoFocus label={t('mailings.name')} hint={t('mailings.nameHint')} maxLength={100} value={name} error={fieldProblem(save.error, 'name')} onChange={(event) => { setName(event.target.value); }} />
        <SelectField label={t('mailings.channel')} hint={t('mailings.channelHint')} error={fieldProblem(save.error, 'channelId')} value={channel?.id ?? ''} onChange={(event) => { setChannel(event.target.value); }}>
          {usable.map((one) => <option key={one.id} value={one.id}>{one.name} · {kindName(one.kind)}</option>)}
        </SelectField>
        <SelectField label={t('mailings.purpose')} hint={t('mailings.purposeHint')} error={fieldProblem(save.error, 'purpose')} value={purpose} onChange={(event) => { setPurpose(event.target.value); }}>
          {(purposes.data?.items ?? []).map((one) => <option key={one.key} value={one.key}>{one.name}{one.assumed ? '' : ` · ${t('mailings.purposeAsks')}`}</option>)}
        </SelectField>
      </Card>
      <Card className="p-4"><AudienceField audience={audience} change={setAudience} /></Card>
      <Card className="grid gap-4 p-4">
        {withTemplates && (
          <label className="flex min-h-8 cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={template.on} onChange={(event) => { setTemplate({ ...template, on: event.target.checked }); }} />
            {t('mailings.useTemplate')}
          </label>
        )}
        {mail && <TextField label={t('mailings.subject')} maxLength={200} value={subject} error={fieldProblem(save.error, 'subject')} onChange={(event) => { setSubject(event.target.value); }} />}
        {useTemplate ? (
          <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
            <TextField label={t('mailings.templateName')} maxLength={512} value={template.name} error={fieldProblem(save.error, 'template')} onChange={(event) => { setTemplate({ ...template, name: event.target.value }); }} />
            <TextField label={t('mailings.templateLanguage')} maxLength={20} value={template.language} onChange={(event) => { setTemplate({ ...template, language: event.target.value }); }} />
            <div className="sm:col-span-2"><TextArea label={t('mailings.variables')} hint={t('mailings.variablesHint')} value={template.variables} onChange={(event) => { setTemplate({ ...template, variables: event.target.value }); }} /></div>
          </div>
        ) : (
          <TextArea label={t('mailings.text')} hint={t('mailings.textHint', { name: '{{contact.first_name|there}}' })} rows={7} maxLength={20_000} value={text} error={fieldProblem(save.error, 'text')} onChange={(event) => { setText(event.target.value); }} />
        )}
        {mail && <p className="text-xs text-ink-3">{t('mailings.linkHint')}</p>}
        {!mail && !useTemplate && (
          <label className="flex min-h-8 cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={wayOut} onChange={(event) => { setWayOut(event.target.checked); }} />
            {t('mailings.wayOut')}
          </label>
        )}
        <TextField type="number" min={1} max={6000} className="max-w-32" label={t('mailings.perMinute')} hint={t('mailings.perMinuteHint')} value={perMinute} error={fieldProblem(save.error, 'perMinute')} onChange={(event) => { setPerMinute(event.target.value); }} />
      </Card>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <Link to="/mailings" className="text-sm font-medium text-ink-2 underline-offset-4 hover:underline">{t('mailings.back')}</Link>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>{t('mailings.look')}</Button>
      </div>
    </form>
  );
}
