export {};

/** The console's service worker: shows notifications, and opens what they are about. It keeps and answers nothing else. */
const worker = self as unknown as ServiceWorkerGlobalScope;

interface Told {
  title?: string;
  body?: string;
  url?: string;
  tag?: string;
}

worker.addEventListener('install', (event) => { event.waitUntil(worker.skipWaiting()); });
worker.addEventListener('activate', (event) => { event.waitUntil(worker.clients.claim()); });

worker.addEventListener('push', (event) => {
  const { title = '', body = '', url = '/', tag } = (event.data?.json() ?? {}) as Told;
  event.waitUntil(worker.registration.showNotification(title, { body, tag, data: url, icon: '/favicon.svg' }));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = String(event.notification.data);
  event.waitUntil(worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (pages) => {
    const open = pages.find((one) => !new URL(one.url).pathname.startsWith('/chat/'));
    if (!open) return worker.clients.openWindow(url);
    open.postMessage({ open: url });
    return open.focus();
  }));
});
