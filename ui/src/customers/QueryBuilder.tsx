import { useQuery } from '@tanstack/react-query';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { Attribute, Check, Condition, Group } from '@/api/customers';
import { attributesQuery } from '@/attributes/queries';
import { Button, IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { fieldLook } from '@/design/Field';
import { isText, t } from '@/texts';
import { attributeOf, freshCheck, isGroup, known, operatorsOf, ownField } from './conditions';
import { ValueInput } from './ValueInput';

interface Props {
  group: Group;
  change: (group: Group) => void;
}

const DEEPEST = 2;

/** Conditions that all have to hold, or any of them; groups of them once more inside. */
export function QueryBuilder({ group, change }: Props) {
  const attributes = useQuery(attributesQuery('contact'));
  return <Conditions group={group} change={change} depth={1} attributes={attributes.data?.items ?? []} />;
}

function Conditions({ group, change, depth, attributes }: Props & { depth: number; attributes: readonly Attribute[] }) {
  const name = useId();
  const put = (index: number, next: Condition | null) => {
    change({ ...group, conditions: group.conditions.flatMap((one, n) => (n === index ? (next ? [next] : []) : [one])) });
  };
  const add = (next: Condition) => { change({ ...group, conditions: [...group.conditions, next] }); };
  const first = (): Check => freshCheck('last-message', 'within-days', attributes);
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t(depth === 1 ? 'customers.conditions' : 'customers.group')}</legend>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2" role="radiogroup" aria-label={t('customers.match')}>
        {(['all', 'any'] as const).map((match) => (
          <label key={match} className="flex min-h-6 cursor-pointer items-center gap-1.5">
            <input type="radio" name={name} checked={group.match === match} onChange={() => { change({ ...group, match }); }} className="accent-accent" />
            {t(`customers.match.${match}`)}
          </label>
        ))}
      </div>
      <ul className="space-y-2">
        {group.conditions.map((one, index) => (
          <li key={index} className={cx('flex items-start gap-1.5', isGroup(one) && 'rounded-lg border border-line bg-sunken/40 p-2.5')}>
            <div className="min-w-0 flex-1">
              {isGroup(one)
                ? <Conditions group={one} change={(next) => { put(index, next); }} depth={depth + 1} attributes={attributes} />
                : <Row check={one} attributes={attributes} change={(next) => { put(index, next); }} />}
            </div>
            <IconButton label={t(isGroup(one) ? 'customers.removeGroup' : 'customers.removeCondition')} onClick={() => { put(index, null); }}><X className="size-4" /></IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-1">
        <Button size="sm" look="quiet" icon={<Plus className="size-4" />} onClick={() => { add(first()); }}>{t('customers.addCondition')}</Button>
        {depth < DEEPEST && <Button size="sm" look="quiet" icon={<FolderPlus className="size-4" />} onClick={() => { add({ match: group.match === 'all' ? 'any' : 'all', conditions: [first()] }); }}>{t('customers.addGroup')}</Button>}
      </div>
    </fieldset>
  );
}

function Row({ check, attributes, change }: { check: Check; attributes: readonly Attribute[]; change: (check: Check) => void }) {
  const operators = operatorsOf(check.field, attributes);
  const field = (next: string) => { change(freshCheck(next, operatorsOf(next, attributes)[0] ?? 'is', attributes)); };
  const operator = (next: string) => {
    const fresh = freshCheck(check.field, next, attributes);
    const list = (one: string) => one === 'in' || one === 'not-in';
    const days = (one: string) => one.endsWith('within-days');
    const alike = list(check.operator) === list(next) && days(check.operator) === days(next) && check.value !== undefined;
    change(alike && !next.endsWith('set') ? { ...fresh, value: check.value } : fresh);
  };
  return (
    <div className="grid gap-1.5 sm:grid-cols-[minmax(0,11rem)_minmax(0,10rem)_minmax(0,1fr)]">
      <select aria-label={t('customers.field')} value={check.field} onChange={(event) => { field(event.target.value); }} className={cx(fieldLook, 'h-9 truncate')}>
        {operators.length === 0 && <option value={check.field}>{t('customers.gone')}</option>}
        <optgroup label={t('customers.fieldsKnown')}>
          {Object.keys(known).map((one) => <option key={one} value={one}>{fieldName(one)}</option>)}
        </optgroup>
        {attributes.length > 0 && (
          <optgroup label={t('customers.fieldsOwn')}>
            {attributes.map((one) => <option key={one.id} value={ownField(one)}>{one.label}</option>)}
          </optgroup>
        )}
      </select>
      <select aria-label={t('customers.operator')} value={check.operator} disabled={operators.length === 0} onChange={(event) => { operator(event.target.value); }} className={cx(fieldLook, 'h-9 truncate')}>
        {operators.map((one) => <option key={one} value={one}>{operatorName(one)}</option>)}
      </select>
      <ValueInput check={check} attribute={attributeOf(check.field, attributes)} attributes={attributes} change={(value) => { change(value === undefined ? { field: check.field, operator: check.operator } : { ...check, value }); }} />
    </div>
  );
}

function fieldName(field: string): string {
  const key = `customers.field.${field}`;
  return isText(key) ? t(key) : field;
}

function operatorName(operator: string): string {
  const key = `customers.operator.${operator}`;
  return isText(key) ? t(key) : operator;
}
