// Fails the build when the script a first visit loads outgrows its budget: the entry and everything it imports
// statically. Lazy routes are loaded on demand, but the inbox is what people open, so its frame and list count too.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('build-manifest.json', dist), 'utf8'));
const seen = new Set();
const visit = (key) => {
  if (seen.has(key)) return;
  if (!(key in manifest)) throw new Error(`the build has no ${key}`);
  seen.add(key);
  for (const next of manifest[key].imports ?? []) visit(next);
};
visit(Object.keys(manifest).find((key) => key.startsWith('_first-') && key.endsWith('.js')) ?? 'first');
visit('src/shell/inside.ts');

let total = 0;
let code = '';
for (const key of seen) {
  const file = manifest[key].file;
  if (!file.endsWith('.js')) continue;
  const script = readFileSync(new URL(file, dist));
  total += gzipSync(script).length;
  code += script;
}
console.log(`first load: ${(total / 1000).toFixed(1)} kB of script, gzip (budget ${BUDGET / 1000} kB)`);
if (total > BUDGET) process.exit(1);

// What the first page says has to be in its own catalogue: the others come later.
const texts = new URL('../src/texts/en/', import.meta.url);
const later = [...readFileSync(new URL('screens.ts', texts), 'utf8').matchAll(/from '\.\/(\w+)'/g)]
  .flatMap(([, file]) => [...readFileSync(new URL(`${file}.ts`, texts), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key));
const missing = later.filter((key) => ['"', "'", '`'].some((quote) => code.includes(quote + key + quote)));
if (missing.length > 0) {
  console.error(`the first page says what only texts/en/screens.ts knows: ${missing.join(', ')}`);
  process.exit(1);
}
