import type { Attribute } from '@/api/customers';
import { isText, t } from '@/texts';
import { locale } from '@/texts/language';
import type { AttributeCondition } from '../inboxSearch';

/** A condition on an attribute in a few words. */
export function attributeWords({ of, key, operator, value }: AttributeCondition, attributes: readonly Attribute[]): string {
  const attribute = attributes.find((one) => one.subject === of && one.key === key);
  const how = `customers.operator.${operator}`;
  const said = (): string => {
    if (value === undefined) return '';
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value === 'boolean') return t(value ? 'attributes.yes' : 'attributes.no');
    if (operator.endsWith('within-days')) return t('facts.days', { n: Number(value) });
    if (attribute?.type === 'date') return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(String(value)));
    return operator === 'contains' ? t('facts.part', { words: String(value) }) : String(value);
  };
  return t('facts.said', { name: attribute?.label ?? t('filter.gone'), how: isText(how) ? t(how) : operator, value: said() }).trim();
}
