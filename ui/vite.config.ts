import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.INSAKA_DEV_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  base: '/',
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'build-manifest.json',
    rolldownOptions: {
      output: {
        // A file for each icon would be a hundred requests: what everybody needs first is one file, the inbox another, and
        // what several screens share comes in pieces that are worth a request.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'inside', test: /[\\/]shell[\\/]inside\.ts$/, priority: 2 },
            { name: 'icons', test: /node_modules[\\/]lucide-react/, minShareCount: 2, priority: 1 },
            { name: 'shared', minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
    // The server answers with a content security policy that allows no data: scripts.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/webhooks', '/healthz'].map((path) => [path, { target: server }])),
  },
});
