// Builds the web chat beside the console: widget.js for other people's pages, and the page /chat/{channel} with its
// service worker; and the console's own worker. Each is one file without imports. Fails when the widget outgrows its budget.
import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const BUDGET = 30_000;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

for (const [entry, name] of [['entry', 'widget'], ['page', 'chat-page'], ['worker', 'chat-worker'], ['../src/notices/worker', 'notices-worker']]) {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { '@': at('../src') } },
    plugins: [{ name: 'tight-styles', transform: (code, id) => (id.endsWith('/view/styles.ts') ? code.replace(/\n\s*/g, ' ') : null) }],
    build: {
      outDir: at('../dist'), emptyOutDir: false, target: 'es2022',
      lib: { entry: at(`../widget/${entry}.ts`), formats: ['iife'], name: `insaka_${name.replace(/\W/g, '_')}`, fileName: () => `${name}.js` },
    },
  });
}
copyFileSync(at('../widget/chat.html'), at('../dist/chat.html'));

const size = gzipSync(readFileSync(at('../dist/widget.js')), { level: 9 }).length;
console.log(`widget.js: ${(size / 1000).toFixed(1)} kB, gzip (budget ${BUDGET / 1000} kB)`);
if (size > BUDGET) process.exit(1);
