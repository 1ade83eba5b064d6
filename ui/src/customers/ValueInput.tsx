import { useQuery } from '@tanstack/react-query';
import type { Attribute, Check } from '@/api/customers';
import { CompaniesInput } from '@/companies/CompaniesInput';
import { channelsQuery, kindsQuery } from '@/channels/queries';
import { purposesQuery } from '@/consents/queries';
import { languageName, languages } from '@/conversations/list/useConditionWords';
import { cx } from '@/design/cx';
import { fieldLook } from '@/design/Field';
import { Toggle } from '@/design/Toggle';
import { labelsQuery } from '@/desk/queries';
import { t } from '@/texts';
import { entryOf } from './conditions';

interface Props {
  check: Check;
  attribute: Attribute | undefined;
  attributes: readonly Attribute[];
  change: (value: Check['value']) => void;
}

/** What a condition compares with, entered as its field wants it. */
export function ValueInput({ check, attribute, attributes, change }: Props) {
  const entry = entryOf(check, attributes);
  const text = check.value === undefined || Array.isArray(check.value) ? '' : String(check.value);
  switch (entry) {
    case 'none':
      return <span />;
    case 'truth':
      return (
        <select aria-label={t('customers.value')} value={text} onChange={(event) => { change(event.target.value === 'true'); }} className={cx(fieldLook, 'h-9')}>
          <option value="true">{t('attributes.yes')}</option>
          <option value="false">{t('attributes.no')}</option>
        </select>
      );
    case 'days':
    case 'count':
      return (
        <label className="flex items-center gap-2 text-sm text-ink-2">
          <input
            type="number"
            aria-label={t(entry === 'days' ? 'customers.days' : 'customers.value')}
            min={entry === 'days' ? 1 : 0}
            max={entry === 'days' ? 36500 : 1000000}
            value={text}
            className={cx(fieldLook, 'tabular h-9 max-w-28')}
            onChange={(event) => { const number = event.target.valueAsNumber; change(Number.isInteger(number) && number >= (entry === 'days' ? 1 : 0) && number <= (entry === 'days' ? 36500 : 1000000) ? number : undefined); }}
          />
          {entry === 'days' && t('customers.days')}
        </label>
      );
    case 'day':
      return <input type="date" aria-label={t('customers.value')} max="9999-12-31" value={text} onChange={(event) => { change(event.target.value || undefined); }} className={cx(fieldLook, 'h-9')} />;
    case 'number':
      return <input type="number" step="any" aria-label={t('customers.value')} value={text} onChange={(event) => { const number = event.target.valueAsNumber; change(Number.isFinite(number) ? number : undefined); }} className={cx(fieldLook, 'tabular h-9')} />;
    case 'text':
      return <input type="text" aria-label={t('customers.value')} maxLength={200} autoComplete="off" placeholder={t(check.field === 'name' ? 'contacts.searchHint' : 'customers.value')} value={text} onChange={(event) => { change(event.target.value || undefined); }} className={cx(fieldLook, 'h-9')} />;
    case 'option':
      return (
        <select aria-label={t('customers.value')} value={text} onChange={(event) => { change(event.target.value || undefined); }} className={cx(fieldLook, 'h-9')}>
          <option value="">{t('customers.choose')}</option>
          {(attribute?.options ?? []).map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
      );
    case 'options':
      return <Several check={check} change={change} all={(attribute?.options ?? []).map((id) => ({ id, name: id }))} />;
    case 'languages':
      return <Several check={check} change={change} all={languages.map((id) => ({ id, name: languageName(id) }))} />;
    case 'companies':
      return <CompaniesInput check={check} change={change} />;
    case 'consents':
      return <Consents check={check} change={change} />;
    case 'channels':
      return <Channels check={check} change={change} />;
    case 'labels':
      return <Labels check={check} change={change} />;
  }
}

type SeveralProps = Pick<Props, 'check' | 'change'>;

function Channels(props: SeveralProps) {
  const channels = useQuery(channelsQuery);
  return <Several {...props} all={channels.data?.items ?? []} />;
}

/** Purposes on the kinds of channel that are connected, and what is chosen already. */
function Consents(props: SeveralProps) {
  const purposes = useQuery(purposesQuery);
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(kindsQuery);
  const chosen = Array.isArray(props.check.value) ? props.check.value : [];
  const used = (kinds.data?.items ?? []).map((one) => one.kind).filter((kind) => channels.data?.items.some((one) => one.kind === kind));
  const connected = (purposes.data?.items ?? []).flatMap((purpose) => used.map((kind) => `${purpose.key}@${kind}`));
  const name = (id: string) => {
    const [purpose = '', kind = ''] = id.split('@');
    return `${purposes.data?.items.find((one) => one.key === purpose)?.name ?? purpose} · ${kinds.data?.items.find((one) => one.kind === kind)?.label ?? kind}`;
  };
  return <Several {...props} all={[...new Set([...connected, ...chosen])].map((id) => ({ id, name: name(id) }))} />;
}

function Labels(props: SeveralProps) {
  const labels = useQuery(labelsQuery);
  return <Several {...props} all={labels.data?.items ?? []} />;
}

function Several({ check, change, all }: SeveralProps & { all: readonly { id: string; name: string }[] }) {
  const chosen = Array.isArray(check.value) ? check.value : [];
  return (
    <div role="group" aria-label={t('customers.value')} className="flex min-h-9 flex-wrap items-center gap-1.5">
      {all.length === 0 && <span className="text-sm text-ink-3">{t('customers.nothing')}</span>}
      {all.map((one) => <Toggle key={one.id} on={chosen.includes(one.id)} change={(on) => { change(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id)); }}>{one.name}</Toggle>)}
    </div>
  );
}
