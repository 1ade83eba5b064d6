import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeAttribute, createAttribute, type Attribute, type AttributeSubject, type AttributeType } from '@/api/customers';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Switch } from '@/design/Switch';
import { t } from '@/texts';
import { attributeKey } from './attributeKey';

const types: readonly AttributeType[] = ['text', 'number', 'date', 'yes-no', 'choice', 'link'];

export function EditAttribute({ subject, attribute, close }: { subject: AttributeSubject; attribute: Attribute | null; close: () => void }) {
  const [label, setLabel] = useState(attribute?.label ?? '');
  const [ownKey, setKey] = useState<string | null>(null);
  const [type, setType] = useState<AttributeType>(attribute?.type ?? 'text');
  const [options, setOptions] = useState(attribute?.options.join('\n') ?? '');
  const [sensitive, setSensitive] = useState(attribute?.sensitive ?? false);
  const key = attribute?.key ?? ownKey ?? attributeKey(label);
  const chosen = options.split('\n').map((one) => one.trim()).filter((one) => one !== '');
  const wanted = { subject, key, label: label.trim(), type, options: type === 'choice' ? chosen : [], sensitive };
  const save = useMutation({ mutationFn: () => (attribute ? changeAttribute({ id: attribute.id, ...wanted }) : createAttribute(wanted)), onSuccess: close });
  const ready = wanted.label !== '' && key !== '' && (type !== 'choice' || chosen.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={attribute ? t('attributes.change') : t(`attributes.make.${subject}`)}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('attributes.label')} hint={t(`attributes.labelHint.${subject}`)} maxLength={60} value={label} onChange={(event) => { setLabel(event.target.value); }} />
        <TextField label={t('attributes.key')} hint={t('attributes.keyHint')} maxLength={40} value={key} disabled={attribute !== null} onChange={(event) => { setKey(event.target.value); }} />
        <SelectField label={t('attributes.type')} value={type} onChange={(event) => { setType(event.target.value as AttributeType); }}>
          {types.map((one) => <option key={one} value={one}>{t(`attributes.type.${one}`)}</option>)}
        </SelectField>
        {type === 'choice' && <TextArea label={t('attributes.options')} hint={t('attributes.optionsHint')} rows={4} value={options} onChange={(event) => { setOptions(event.target.value); }} />}
        <div className="flex items-start gap-3">
          <span className="min-w-0 flex-1 text-sm"><span className="block font-medium">{t('attributes.sensitive')}</span><span className="block text-xs text-ink-3">{t('attributes.sensitiveHint')}</span></span>
          <Switch label={t('attributes.sensitive')} on={sensitive} onChange={setSensitive} />
        </div>
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
