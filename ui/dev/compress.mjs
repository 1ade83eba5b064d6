// Compresses the built files once and for all, as hard as that goes: the server hands out what is there. A browser that
// does not take Brotli gets what the server compresses itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Below it nothing is won: one packet carries it either way. */
const LEAST = 1_000;
const dist = fileURLToPath(new URL('../dist', import.meta.url));

for (const name of readdirSync(dist, { recursive: true })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const file = `${dist}/${name}`;
  const plain = readFileSync(file);
  if (plain.length < LEAST) continue;
  writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
}
