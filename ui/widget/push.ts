import type { Chat } from './core/chat';

export type PushOutcome = 'on' | 'off' | 'denied' | 'failed';
export interface PushSwitch {
  on(): boolean;
  toggle(): Promise<PushOutcome>;
}

/** Notifications while no page is open. Null where this browser has none. */
export function pushSwitch(chat: Chat, worker: string, scope: string): PushSwitch | null {
  if (!('serviceWorker' in navigator)) return null;
  const registered = navigator.serviceWorker.register(worker, { scope }).catch(() => null);
  if (!('PushManager' in window) || !('Notification' in window)) return null;
  let current: PushSubscription | null = null;
  void registered.then((one) => one?.pushManager.getSubscription()).then((one) => { current = one ?? null; });
  return {
    on: () => current !== null,
    async toggle() {
      try {
        if (current) {
          const { endpoint } = current;
          await current.unsubscribe();
          current = null;
          await chat.unsubscribe(endpoint);
          return 'off';
        }
        if ((await Notification.requestPermission()) !== 'granted') return 'denied';
        const registration = await registered;
        if (!registration) return 'failed';
        await chat.subscribe(async (key) => {
          current = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
          return current.toJSON();
        });
        return 'on';
      } catch {
        await current?.unsubscribe().catch(() => false);
        current = null;
        return 'failed';
      }
    },
  };
}
