import { Chat } from './core/chat';
import { fileShelf } from './core/files';
import { openStore } from './core/storage';
import { httpServer } from './net/http';
import type { Identity } from './net/server';
import { chooseLanguage } from './texts/texts';
import { App } from './view/app';
import { pushSwitch } from './push';

export interface Start {
  mode: 'widget' | 'page';
  base: string;
  channel: string;
  locale: string | null;
  theme: 'auto' | 'light' | 'dark';
  identity: Identity | null;
  /** The service worker's address, where notifications can be had. */
  push: { worker: string; scope: string } | null;
}

export function startChat(start: Start): { chat: Chat; app: App } {
  const prefix = `insaka.chat.${start.channel}.`;
  const store = openStore(prefix);
  const language = chooseLanguage([...(start.locale ? [start.locale] : []), ...navigator.languages]);
  const chat = new Chat({
    server: httpServer(start.base, start.channel, newId), store, prefix, files: fileShelf(`insaka.chat.${start.channel}`), identity: start.identity, newId,
  });
  const app = new App(chat, { mode: start.mode, theme: start.theme, language, store, notify: start.push && pushSwitch(chat, start.push.worker, start.push.scope) });
  void chat.prepare();
  return { chat, app };
}

/** `crypto.randomUUID` exists on encrypted pages only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
