/** The page's service worker: the page opens without a connection, and notifications open the chat. */
const worker = self as unknown as ServiceWorkerGlobalScope;
const SHELL = 'insaka-chat-shell';
const SCRIPT = '/chat-page.js';

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([caches.open(SHELL).then((shell) => shell.addAll([SCRIPT, scopePath()])), worker.skipWaiting()]));
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** The network first, so that a new version is never hidden; what was kept, when there is none. */
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const page = event.request.mode === 'navigate';
  if (event.request.method !== 'GET' || origin !== location.origin || !(page || pathname === SCRIPT)) return;
  event.respondWith(fetch(event.request).then(async (answer) => {
    if (answer.ok) await (await caches.open(SHELL)).put(page ? scopePath() : SCRIPT, answer.clone());
    return answer;
  }).catch(async (failure: unknown) => {
    const kept = await caches.match(page ? scopePath() : SCRIPT);
    if (kept) return kept;
    throw failure;
  }));
});

worker.addEventListener('push', (event) => {
  const { title = '', body = '', tag } = (event.data?.json() ?? {}) as { title?: string; body?: string; tag?: string };
  event.waitUntil(worker.registration.showNotification(title, { body, tag, icon: `${scopePath()}/icon-192.png`, badge: `${scopePath()}/icon-192.png` }));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
    const open = pages.find((one) => new URL(one.url).pathname.startsWith(scopePath()));
    return open ? open.focus() : worker.clients.openWindow(scopePath());
  }));
});

/** `/chat/{channel}` */
function scopePath(): string {
  return new URL(worker.registration.scope).pathname.replace(/\/$/, '');
}
