import { parse, type Token } from '@messageformat/parser';

export type Values = Record<string, string | number>;

const parsed = new Map<string, Token[]>();

/** Fills an ICU message: `{name}`, `{n, plural, one {# item} other {# items}}`, `{kind, select, bot {…} other {…}}`. */
export function format(message: string, language: string, values: Values = {}): string {
  if (!message.includes('{')) return message;
  return fill(tokensOf(message), language, values, null);
}

export function tokensOf(message: string): Token[] {
  let tokens = parsed.get(message);
  if (!tokens) {
    tokens = parse(message, { strict: false });
    parsed.set(message, tokens);
  }
  return tokens;
}

function fill(tokens: readonly Token[], language: string, values: Values, counted: number | null): string {
  return tokens.map((token) => {
    switch (token.type) {
      case 'content': return token.value;
      case 'argument': return text(values[token.arg], language, token.arg);
      case 'octothorpe': return counted === null ? '#' : text(counted, language, '#');
      case 'function': return text(values[token.arg], language, token.arg);
      case 'select': {
        const wanted = String(values[token.arg] ?? 'other');
        const found = token.cases.find(({ key }) => key === wanted) ?? token.cases.find(({ key }) => key === 'other');
        return fill(found?.tokens ?? [], language, values, counted);
      }
      case 'plural':
      case 'selectordinal': {
        const count = Number(values[token.arg] ?? 0);
        const form = rules(language, token.type === 'plural' ? 'cardinal' : 'ordinal').select(count);
        const found = token.cases.find(({ key }) => key === `=${String(count)}`)
          ?? token.cases.find(({ key }) => key === form)
          ?? token.cases.find(({ key }) => key === 'other');
        return fill(found?.tokens ?? [], language, values, count);
      }
    }
  }).join('');
}

function text(value: string | number | undefined, language: string, name: string): string {
  if (value === undefined) return `{${name}}`;
  return typeof value === 'number' ? digits(value, language) : value;
}

// What formats numbers takes longer to make than a page's other texts together.
const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function rules(language: string, type: Intl.PluralRuleType): Intl.PluralRules {
  const key = `${language} ${type}`;
  const known = plurals.get(key) ?? new Intl.PluralRules(language, { type });
  plurals.set(key, known);
  return known;
}

/** Most numbers on a page are small ones, which every language of the console writes alike. */
function digits(value: number, language: string): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  const known = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, known);
  return known.format(value);
}
