/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';
import { en as first } from './en';
import { screens } from './en/screens';
import { fr } from './fr';
import type { Catalogue, TextKey } from './language';
import { tokensOf } from './message';

const en: Catalogue = { ...first, ...screens };
const catalogues: Record<string, Catalogue> = { en, fr };
const keys = Object.keys(en) as TextKey[];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.endsWith('texts') ? [] : sources(path);
    return /\.tsx?$/.test(path) && !path.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

it('has no text that nobody shows', () => {
  const code = sources(join(import.meta.dirname, '..')).join('\n');
  const named = new Set([...code.matchAll(/['"]([\w-]+\.[\w.-]+)['"]/g)].map((match) => match[1]));
  const built = [...code.matchAll(/`([\w.-]*\.)\$\{[^}]*\}([\w.-]*)`/g)].map(([, before, after]) => new RegExp(`^${(before ?? '').replaceAll('.', '\\.')}[\\w.-]+${(after ?? '').replaceAll('.', '\\.')}$`));
  expect(keys.filter((key) => !named.has(key) && !built.some((pattern) => pattern.test(key)))).toEqual([]);
});

/** The names a message wants filled, wherever they stand in it. */
function names(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return [];
    return token.type === 'argument' || token.type === 'function' ? [token.arg] : [token.arg, ...token.cases.flatMap((one) => names(one.tokens))];
  });
}
const wants = (message: string) => [...new Set(names(tokensOf(message)))].sort();

describe.each(Object.entries(catalogues))('%s', (_, catalogue) => {
  it('has messages that can be read and want what the English ones want', () => {
    for (const key of keys) expect([key, ...wants(catalogue[key])]).toEqual([key, ...wants(en[key])]);
  });

  it('quotes with real apostrophes, which mean nothing in a message', () => {
    expect(keys.filter((key) => catalogue[key].includes("'"))).toEqual([]);
  });
});
