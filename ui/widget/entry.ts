import type { Identity } from './net/server';
import { startChat } from './start';
import type { App } from './view/app';

/**
 * `<script src="https://host/widget.js" data-channel="<id>" async></script>`, and one global, `insaka`:
 * `insaka('open')`, `insaka('close')`, `insaka('identify', '<signed token>')`, `insaka('forget')`. What a page calls before
 * this has loaded waits in `insaka.q`.
 */
type Call = [name: string, value?: unknown];
interface Insaka {
  (...call: Call): void;
  q?: ArrayLike<unknown>[];
  started?: boolean;
}

const page = window as unknown as { insaka?: Insaka };
const script = document.currentScript as HTMLScriptElement | null;

function attempt(act: () => void): void {
  try {
    act();
  } catch (failure) {
    console.warn('insaka chat', failure); // the page that hosts us goes on
  }
}

attempt(() => {
  const channel = script?.dataset.channel;
  if (!script || !channel || !/^[\w-]{8,64}$/.test(channel)) {
    console.warn('insaka chat: the script tag needs data-channel');
    return;
  }
  if (page.insaka?.started) return; // the tag stands on the page twice
  const waiting = page.insaka?.q ?? [];
  const { dataset } = script;
  const { chat, app } = startChat({
    mode: 'widget', base: new URL(script.src).origin, channel,
    locale: dataset.locale ?? null, theme: dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : 'auto',
    identity: dataset.identity || null, push: null,
  });
  const commands: Record<string, (value: unknown) => void> = {
    open: () => app.toggle(true),
    close: () => app.toggle(false),
    identify: (value) => { if (isIdentity(value)) chat.identify(value); },
    forget: () => chat.forget(),
  };
  const insaka: Insaka = (name, value) => attempt(() => {
    if (Object.hasOwn(commands, name)) commands[name]?.(value);
    else console.warn(`insaka chat: there is no command ${String(name)}`);
  });
  insaka.started = true;
  page.insaka = insaka;
  whenReady(() => {
    stay(app);
    for (const call of Array.from(waiting)) insaka(...(Array.from(call) as Call));
  });
});

function isIdentity(value: unknown): value is Identity {
  const pair = value as { userId?: unknown; hmac?: unknown } | null;
  return (typeof value === 'string' && value !== '') || (typeof pair === 'object' && typeof pair?.userId === 'string' && typeof pair.hmac === 'string');
}

function whenReady(act: () => void): void {
  if (document.body) attempt(act);
  else document.addEventListener('DOMContentLoaded', () => attempt(act), { once: true });
}

/** Some pages replace everything they have when they navigate; the chat comes back. */
function stay(app: App): void {
  app.mount();
  new MutationObserver(() => { if (!app.host.isConnected) document.documentElement.append(app.host); }).observe(document.documentElement, { childList: true });
}
