import { X } from 'lucide-react';
import type { AttributeValue } from '@/api/customers';
import type { Step } from '@/api/macros';
import { AttributeInput } from '@/attributes/AttributeInput';
import { useAttributes } from '@/attributes/useAttributes';
import { IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { SelectField } from '@/design/Field';
import { t } from '@/texts';

type Entered = Readonly<Record<string, AttributeValue | null>>;

/** Which attributes get which values; those of customers and of conversations are steps of their own. */
export function Values({ step, change }: { step: Step; change: (step: Step) => void }) {
  const all = useAttributes();
  const those = all.filter(({ subject }) => subject === step.to);
  const put = (values: Entered) => { change({ ...step, values }); };
  const without = (key: string) => Object.fromEntries(Object.entries(step.values).filter(([other]) => other !== key));
  const left = those.filter(({ key }) => !(key in step.values));
  if (all.length === 0) return <p className="text-sm text-ink-3">{t('macros.noAttributes')}</p>;
  return (
    <>
      <SelectField hideLabel label={t('macros.step.attributes')} value={step.to ?? 'contact'} onChange={(event) => { change({ ...step, to: event.target.value, values: {} }); }}>
        <option value="contact">{t('facts.ofContact')}</option>
        <option value="conversation">{t('facts.ofConversation')}</option>
      </SelectField>
      {Object.entries(step.values).map(([key, value]) => {
        const attribute = those.find((one) => one.key === key);
        const name = attribute?.label ?? t('filter.gone');
        return (
          <div key={key} data-testid="value" className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              {attribute && value !== null && <AttributeInput attribute={attribute} value={value === '' ? undefined : value} change={(next) => { put({ ...step.values, [key]: next ?? '' }); }} />}
              {(!attribute || value === null) && <p className="text-sm wrap-anywhere"><span className="font-medium">{name}</span> · <span className="text-ink-2">{t('facts.takeAway')}</span></p>}
              {attribute && (
                <label className="mt-1.5 flex cursor-pointer items-center gap-2 text-xs text-ink-2">
                  <input type="checkbox" className="size-4 accent-accent" checked={value === null} onChange={(event) => { put({ ...step.values, [key]: event.target.checked ? null : '' }); }} />
                  {t('facts.takeAway')}
                </label>
              )}
            </div>
            <IconButton className={cx(attribute && value !== null && 'mt-6')} label={t('facts.remove', { name })} onClick={() => { put(without(key)); }}><X className="size-4" /></IconButton>
          </div>
        );
      })}
      {left.length > 0 && (
        <SelectField hideLabel label={t('facts.more')} value="" onChange={(event) => { if (event.target.value) put({ ...step.values, [event.target.value]: '' }); }}>
          <option value="">{t('facts.more')}…</option>
          {left.map(({ id, key, label }) => <option key={id} value={key}>{label}</option>)}
        </SelectField>
      )}
    </>
  );
}
