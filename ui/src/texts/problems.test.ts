/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fields } from './fr/fields';
import { problems } from './fr/problems';

/** Refusals that no screen of the console comes to show, and why. */
const elsewhere: Record<string, string> = {
  'chat/': 'for the widget, which has texts of its own',
  'webhooks/': 'for providers',
  'metrics/': 'for Prometheus',
  'request/method-not-allowed': 'the console calls nothing that is not there',
  'request/not-acceptable': 'the console asks for what there is',
  'request/unreadable': 'the console writes JSON that can be read',
  'request/unsupported-media-type': 'the console sends what is taken',
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.java') ? [readFileSync(path, 'utf8')] : [];
  });
}

const mediaType = /^(application|audio|font|image|message|multipart|text|video)\//;
const server = sources(join(import.meta.dirname, '../../../server/src/main/java')).join('\n');
const codes = new Set([...server.matchAll(/"([a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*)"/g)].map((match) => match[1] ?? '').filter((code) => !mediaType.test(code)));

describe('what the server refuses', () => {
  it('is found in its source', () => {
    expect(codes.size).toBeGreaterThan(50);
  });

  it('can be said in every language, or is for somebody else', () => {
    const silent = [...codes].filter((code) => !(code in problems) && !Object.keys(elsewhere).some((start) => code === start || (start.endsWith('/') && code.startsWith(start))));
    expect(silent).toEqual([]);
  });

  it('is said of a field as the server still says it', () => {
    expect(Object.keys(fields).filter((key) => !key.split('#').every((part) => server.includes(part.trim())))).toEqual([]);
  });

  it('has no words for what is no longer refused', () => {
    expect(Object.keys(problems).filter((code) => !codes.has(code) && !code.startsWith('network/'))).toEqual([]);
  });
});
