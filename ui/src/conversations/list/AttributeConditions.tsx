import { Plus, X } from 'lucide-react';
import { useMay } from '@/access/session';
import type { Attribute, Check } from '@/api/customers';
import { AttributeOptions } from '@/attributes/AttributeOptions';
import { useAttributes } from '@/attributes/useAttributes';
import { complete, freshCheck, operatorsOf, ownField } from '@/customers/conditions';
import { ValueInput } from '@/customers/ValueInput';
import { Button, IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { fieldLook } from '@/design/Field';
import { isText, t } from '@/texts';
import type { AttributeCondition } from '../inboxSearch';

const MOST = 20;

interface Props {
  all: readonly AttributeCondition[];
  change: (all: readonly AttributeCondition[]) => void;
}

const asCheck = ({ key, operator, value }: AttributeCondition): Check => ({ field: `attribute.${key}`, operator, ...(value === undefined ? {} : { value }) });

/** Without those that still lack a value. */
export const askable = (all: readonly AttributeCondition[]) => all.filter((one) => complete({ match: 'all', conditions: [asCheck(one)] }) !== null);

/** What the list asks of the organisation's own attributes; nothing where there are none. */
export function AttributeConditions({ all, change }: Props) {
  const defined = useAttributes();
  const seesSensitive = useMay('contacts:addresses');
  const attributes = defined.filter((one) => seesSensitive || !one.sensitive);
  const [first] = attributes;
  if (!first && all.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('facts.filter')}</legend>
      <ul className="space-y-2">
        {all.map((one, index) => (
          <li key={index} data-testid="attribute-condition" className="flex items-start gap-1.5">
            <Row one={one} attributes={attributes} change={(next) => { change(all.map((other, n) => (n === index ? next : other))); }} />
            <IconButton label={t('customers.removeCondition')} onClick={() => { change(all.filter((_, n) => n !== index)); }}><X className="size-4" /></IconButton>
          </li>
        ))}
      </ul>
      {first && all.length < MOST && (
        <Button size="sm" look="quiet" className={cx(all.length > 0 && 'mt-2')} icon={<Plus className="size-4" />} onClick={() => { change([...all, fresh(first, undefined, attributes)]); }}>
          {t(all.length > 0 ? 'facts.more' : 'facts.add')}
        </Button>
      )}
    </fieldset>
  );
}

function fresh(attribute: Attribute, operator: string | undefined, attributes: readonly Attribute[]): AttributeCondition {
  const field = ownField(attribute);
  const those = attributes.filter((one) => one.subject === attribute.subject);
  const check = freshCheck(field, operator ?? operatorsOf(field, those)[0] ?? 'is', those);
  return { of: attribute.subject, key: attribute.key, operator: check.operator, ...(check.value === undefined ? {} : { value: check.value }) };
}

function Row({ one, attributes, change }: { one: AttributeCondition; attributes: readonly Attribute[]; change: (next: AttributeCondition) => void }) {
  const attribute = attributes.find(({ subject, key }) => subject === one.of && key === one.key);
  const those = attributes.filter(({ subject }) => subject === one.of);
  const check = asCheck(one);
  const operators = operatorsOf(check.field, those);
  const operator = (next: string) => {
    if (!attribute) return;
    const list = (word: string) => word === 'in' || word === 'not-in';
    const days = (word: string) => word.endsWith('within-days');
    const alike = list(one.operator) === list(next) && days(one.operator) === days(next) && one.value !== undefined && !next.endsWith('set');
    change({ ...fresh(attribute, next, attributes), ...(alike ? { value: one.value } : {}) });
  };
  return (
    <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-[minmax(0,11rem)_minmax(0,10rem)_minmax(0,1fr)]">
      <select
        aria-label={t('customers.field')}
        value={attribute?.id ?? ''}
        onChange={(event) => { const next = attributes.find(({ id }) => id === event.target.value); if (next) change(fresh(next, undefined, attributes)); }}
        className={cx(fieldLook, 'h-9 truncate')}
      >
        {!attribute && <option value="">{t('customers.gone')}</option>}
        <AttributeOptions attributes={attributes} />
      </select>
      <select aria-label={t('customers.operator')} value={one.operator} disabled={operators.length === 0} onChange={(event) => { operator(event.target.value); }} className={cx(fieldLook, 'h-9 truncate')}>
        {operators.length === 0 && <option value={one.operator}>{operatorName(one.operator)}</option>}
        {operators.map((word) => <option key={word} value={word}>{operatorName(word)}</option>)}
      </select>
      {attribute ? <ValueInput check={check} attribute={attribute} attributes={those} change={(value) => { change({ of: one.of, key: one.key, operator: one.operator, ...(value === undefined ? {} : { value }) }); }} /> : <span />}
    </div>
  );
}

function operatorName(operator: string): string {
  const key = `customers.operator.${operator}`;
  return isText(key) ? t(key) : operator;
}
