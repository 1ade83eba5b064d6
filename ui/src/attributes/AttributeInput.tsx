import type { Attribute, AttributeValue } from '@/api/customers';
import { SelectField, TextField } from '@/design/Field';
import { t } from '@/texts';

interface InputProps {
  attribute: Attribute;
  value: AttributeValue | undefined;
  hideLabel?: boolean;
  /** undefined: nothing, or nothing that fits, was entered */
  change: (value: AttributeValue | undefined) => void;
}

const LINK = /^https?:\/\/\S+\.\S+|^https?:\/\/localhost/;

/** A value of an attribute, entered as its type wants it. */
export function AttributeInput({ attribute, value, hideLabel, change }: InputProps) {
  const label = attribute.label;
  const text = value === undefined ? '' : String(value);
  switch (attribute.type) {
    case 'yes-no':
      return (
        <SelectField hideLabel={hideLabel} label={label} value={text} onChange={(event) => { change(event.target.value === '' ? undefined : event.target.value === 'true'); }}>
          <option value="">{t('facts.choose')}</option>
          <option value="true">{t('attributes.yes')}</option>
          <option value="false">{t('attributes.no')}</option>
        </SelectField>
      );
    case 'choice':
      return (
        <SelectField hideLabel={hideLabel} label={label} value={text} onChange={(event) => { change(event.target.value || undefined); }}>
          <option value="">{t('facts.choose')}</option>
          {attribute.options.map((one) => <option key={one} value={one}>{one}</option>)}
        </SelectField>
      );
    case 'date':
      return <TextField hideLabel={hideLabel} label={label} type="date" max="9999-12-31" value={text} onChange={(event) => { change(event.target.value || undefined); }} />;
    case 'number':
      return <TextField hideLabel={hideLabel} label={label} type="number" step="any" className="tabular" value={text} onChange={(event) => { const number = event.target.valueAsNumber; change(Number.isFinite(number) ? number : undefined); }} />;
    case 'text':
    case 'link':
      return <TextField hideLabel={hideLabel} label={label} inputMode={attribute.type === 'link' ? 'url' : undefined} placeholder={attribute.type === 'link' ? t('facts.link') : undefined} maxLength={500} value={text} onChange={(event) => { change(event.target.value || undefined); }} />;
  }
}

/** Whether the server would take it. */
export const fits = ({ type }: Attribute, value: AttributeValue | undefined) =>
  value !== undefined && (type === 'link' ? LINK.test(String(value)) : typeof value !== 'string' || value.trim() !== '');

/** A value as people read it. */
export const valueText = (value: AttributeValue) => (typeof value === 'boolean' ? t(value ? 'attributes.yes' : 'attributes.no') : String(value));
