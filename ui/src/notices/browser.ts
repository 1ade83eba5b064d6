import { addDevice, readPushKey } from '@/api/notices';

/** The file is built beside the console; see dev/build-widget.mjs. */
const WORKER = '/notices-worker.js';

export type Subscribed = 'on' | 'denied' | 'failed';

export const canTell = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function current(): Promise<PushSubscription | null> {
  if (!canTell()) return null;
  const registered = await navigator.serviceWorker.getRegistration('/');
  return (await registered?.pushManager.getSubscription()) ?? null;
}

/** Whether this browser is subscribed; which of the devices it is, only the server can say. */
export const subscribedHere = async () => (await current()) !== null;

/** Asks for permission, so call it after a click only. */
export async function subscribe(): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    const { key } = await readPushKey();
    const registered = await navigator.serviceWorker.register(WORKER, { scope: '/' });
    await navigator.serviceWorker.ready;
    // Another organisation's key: a browser has one subscription, and it is the one of who asks now.
    const before = await registered.pushManager.getSubscription();
    if (before) await before.unsubscribe();
    const made = await registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await addDevice(made.toJSON());
    return 'on';
  } catch {
    await unsubscribe();
    return 'failed';
  }
}

/** The push service says so to the server the next time, and the device is gone there, too. */
export async function unsubscribe(): Promise<void> {
  try {
    await (await current())?.unsubscribe();
  } catch {
    // It is for the server to forget it, then.
  }
}
