// Fails the build when the script a first visit loads outgrows its budget: the entry and everything it imports
// statically. Lazy routes are loaded on demand, but the inbox is what people open, so its list counts too.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('build-manifest.json', dist), 'utf8'));
const seen = new Set();
const visit = (key) => {
  if (seen.has(key)) return;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) visit(next);
};
visit('index.html');
visit('src/conversations/InboxScreen.tsx');

let total = 0;
for (const key of seen) {
  const file = manifest[key].file;
  if (file.endsWith('.js')) total += gzipSync(readFileSync(new URL(file, dist))).length;
}
console.log(`first load: ${(total / 1000).toFixed(1)} kB of script, gzip (budget ${BUDGET / 1000} kB)`);
if (total > BUDGET) process.exit(1);
