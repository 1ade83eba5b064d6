import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useMay } from '@/access/session';
import type { Attribute, AttributeSubject, AttributeValue, AttributeValues } from '@/api/customers';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import { attributesQuery } from './queries';

interface Props {
  subject: AttributeSubject;
  values: AttributeValues;
  /** null: they can be read only */
  save: ((key: string, value: AttributeValue | null) => void) | null;
}

/** Each attribute with its value, which is changed where it stands: Enter or leaving saves, Escape takes it back. */
export function AttributeFields({ subject, values, save }: Props) {
  const defined = useQuery(attributesQuery(subject));
  const seesSensitive = useMay('contacts:addresses');
  const all = (defined.data?.items ?? []).filter((attribute) => save !== null || attribute.key in values);
  if (all.length === 0) return null;
  return (
    <dl className="space-y-0.5 text-sm" data-testid={`attributes-${subject}`}>
      {all.map((attribute) => (
        <div key={attribute.id} className="flex min-h-8 items-center gap-2">
          <dt className="w-24 shrink-0 text-ink-3 [overflow-wrap:anywhere]">{attribute.label}</dt>
          <dd className="flex min-w-0 flex-1 items-center gap-1">
            {save && (seesSensitive || !attribute.sensitive)
              ? <Field attribute={attribute} value={values[attribute.key]} save={(value) => { save(attribute.key, value); }} />
              : <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{shown(values[attribute.key])}</span>}
            {attribute.type === 'link' && (seesSensitive || !attribute.sensitive) && typeof values[attribute.key] === 'string' && (
              <a href={String(values[attribute.key])} target="_blank" rel="noreferrer noopener" aria-label={t('attributes.open', { name: attribute.label })} className="inline-flex size-7 shrink-0 items-center justify-center rounded-lg text-ink-3 hover:bg-hover hover:text-ink"><ExternalLink className="size-3.5" aria-hidden="true" /></a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(value: AttributeValue | undefined): string {
  return typeof value === 'boolean' ? t(value ? 'attributes.yes' : 'attributes.no') : String(value ?? '');
}

const quiet = 'h-8 w-full min-w-0 rounded-lg border border-transparent bg-transparent px-2 text-sm text-ink placeholder:text-ink-3 hover:border-line-strong focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent/60 aria-invalid:border-danger';

function Field({ attribute, value, save }: { attribute: Attribute; value: AttributeValue | undefined; save: (value: AttributeValue | null) => void }) {
  const was = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState(was);
  const [wrong, setWrong] = useState(false);
  const [seen, setSeen] = useState(was);
  if (seen !== was) {
    // Somebody else changed it, or the server took what was typed.
    setSeen(was);
    setTyped(was);
  }
  const keep = () => {
    const text = typed.trim();
    if (text === was) return;
    const number = attribute.type === 'number' ? Number(text.replace(',', '.')) : 0;
    const bad = Number.isNaN(number) || (attribute.type === 'link' && text !== '' && !/^https?:\/\/\S+\.\S+|^https?:\/\/localhost/.test(text));
    setWrong(bad);
    if (!bad) save(text === '' ? null : attribute.type === 'number' ? number : text);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape' && typed !== was) {
      event.stopPropagation();
      setTyped(was);
      setWrong(false);
    }
  };
  if (attribute.type === 'yes-no' || attribute.type === 'choice') {
    const options = attribute.type === 'choice' ? attribute.options.map((one) => [one, one] as const) : [['true', t('attributes.yes')], ['false', t('attributes.no')]] as const;
    return (
      <select
        aria-label={attribute.label}
        value={was}
        className={cx(quiet, 'cursor-pointer', was === '' && 'text-ink-3')}
        onChange={(event) => { const next = event.target.value; save(next === '' ? null : attribute.type === 'choice' ? next : next === 'true'); }}
      >
        <option value="">{t('attributes.none')}</option>
        {options.map(([id, name]) => <option key={id} value={id}>{name}</option>)}
      </select>
    );
  }
  return (
    <input
      aria-label={attribute.label}
      aria-invalid={wrong ? true : undefined}
      title={wrong ? t(attribute.type === 'link' ? 'attributes.wrongLink' : 'attributes.wrongNumber') : undefined}
      type={attribute.type === 'date' ? 'date' : 'text'}
      inputMode={attribute.type === 'number' ? 'decimal' : attribute.type === 'link' ? 'url' : undefined}
      autoComplete="off"
      maxLength={attribute.type === 'date' ? undefined : 500}
      placeholder={t('attributes.none')}
      value={typed}
      className={cx(quiet, attribute.type === 'number' && 'tabular')}
      onChange={(event) => { setTyped(event.target.value); setWrong(false); }}
      onBlur={keep}
      onKeyDown={keys}
    />
  );
}
