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
        const form = new Intl.PluralRules(language, { type: token.type === 'plural' ? 'cardinal' : 'ordinal' }).select(count);
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
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
}
