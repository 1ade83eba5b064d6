import { linkify } from '@/conversations/thread/linkify';
import type { Attachment, Choices, Message, Option } from '../core/model';
import type { Language } from '../texts/texts';
import { h, icon, type Child, type Icon } from './dom';

/** One message on the screen: the server's, or one that is still on its way there. */
export interface Shown {
  key: string;
  message: Message;
  first: boolean;
  last: boolean;
  byName: string | null;
  choices: Choices | null;
  /** Of a letter: what went wrong, in words; how far its upload is; its file, to be shown before it is anywhere. */
  trouble: string | null;
  mayRetry: boolean;
  progress: number | null;
  preview: (() => Promise<File | null>) | null;
}

export interface MessageActions {
  choose(option: Option, message: Message): void;
  retry(key: string): void;
  cancel(key: string): void;
}

const PENDING = new Set(['waiting', 'sending']);

export function messageRow(shown: Shown, language: Language, actions: MessageActions): HTMLElement {
  const { message } = shown;
  const pending = PENDING.has(message.delivery);
  const classes = ['row', message.mine ? 'mine' : 'theirs', shown.first && 'first', pending && 'pending', shown.trouble !== null && 'failed'];
  return h('div', { class: classes.filter(Boolean).join(' '), 'data-key': shown.key, 'data-testid': 'chat-message', 'data-delivery': message.delivery },
    shown.first && !message.mine && shown.byName !== null && h('div', { class: 'by' }, avatar(shown.byName, null, true), h('span', {}, shown.byName)),
    message.mine && h('span', { class: 'sr' }, `${language.say('you')}: `),
    ...body(shown, language),
    message.reactions.length > 0 && h('div', { class: 'reactions' }, message.reactions.join(' ')),
    shown.progress !== null && upload(shown, language, actions),
    shown.choices && choices(shown.choices, message, language, actions),
    shown.trouble !== null ? trouble(shown, shown.trouble, language, actions) : (shown.last || pending) && meta(message, language));
}

export function avatar(name: string, logo: string | null, small = false): HTMLElement {
  const letter = [...name.trim()][0]?.toLocaleUpperCase() ?? '•';
  const face = h('span', { class: small ? 'avatar small' : 'avatar', 'aria-hidden': 'true' }, letter);
  if (logo) face.replaceChildren(h('img', { src: logo, alt: '', referrerpolicy: 'no-referrer', onerror: () => face.replaceChildren(letter) }));
  return face;
}

function body({ message, preview }: Shown, language: Language): Child[] {
  if (message.revoked) return [h('div', { class: 'bubble quiet' }, language.say('revoked'))];
  const parts: Child[] = message.attachments.map((one) => attachment(one, preview, language));
  if (message.text !== '') parts.push(h('div', { class: onlyEmoji(message.text) ? 'bubble big' : 'bubble', dir: 'auto' }, ...words(message.text)));
  return parts.length > 0 ? parts : [h('div', { class: 'bubble quiet' }, language.say('unsupported'))];
}

function words(text: string): Child[] {
  return linkify(text).map((part) => part.kind === 'text' ? part.text
    : h('a', { href: part.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, part.text));
}

const onlyEmoji = (text: string) => /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s?){1,3}$/u.test(text);

function attachment(one: Attachment, preview: Shown['preview'], language: Language): HTMLElement {
  if (one.type === 'image' && one.url) {
    return h('a', { class: 'picture', href: one.url, target: '_blank', rel: 'noopener noreferrer' },
      h('img', { src: one.url, alt: one.name || language.say('photo'), loading: 'lazy', referrerpolicy: 'no-referrer' }));
  }
  if (one.type === 'image' && preview) return sketch(one, preview, language);
  if (one.type === 'video' && one.url) return h('video', { src: one.url, controls: true, preload: 'metadata', playsinline: true });
  if (one.type === 'audio' && one.url) return h('audio', { src: one.url, controls: true, preload: 'metadata' });
  const inside = [h('i', {}, icon('file')), h('span', {}, h('b', {}, one.name), one.size !== null && h('small', {}, size(one.size, language.locale)))];
  return one.url
    ? h('a', { class: 'doc', href: one.url, target: '_blank', rel: 'noopener noreferrer', download: one.name, 'aria-label': language.say('file', { name: one.name }) }, ...inside)
    : h('div', { class: 'doc' }, ...inside);
}

/** A photo before it is uploaded. Drawn, because a host page's policy may forbid images from memory. */
function sketch(one: Attachment, preview: () => Promise<File | null>, language: Language): HTMLElement {
  const canvas = h('canvas', { role: 'img', 'aria-label': one.name || language.say('photo'), width: 520, height: 390 });
  void preview().then((file) => (file ? createImageBitmap(file) : null)).then((picture) => {
    if (!picture) return;
    const scale = Math.max(520 / picture.width, 390 / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d')?.drawImage(picture, (520 - width) / 2, (390 - height) / 2, width, height);
    picture.close();
  }).catch(() => undefined);
  return h('div', { class: 'picture' }, canvas);
}

function size(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0 }).format(value);
}

const DELIVERY_ICONS: Partial<Record<Message['delivery'], Icon>> = { waiting: 'clock', sending: 'clock', sent: 'tick', delivered: 'ticks', read: 'ticks' };

function meta(message: Message, language: Language): HTMLElement {
  const name = message.mine ? DELIVERY_ICONS[message.delivery] : undefined;
  return h('div', { class: 'meta' },
    h('time', { datetime: new Date(message.at).toISOString() }, language.time(message.at)),
    name !== undefined && h('span', { class: message.delivery === 'read' ? 'seen' : '', title: language.say(message.delivery) }, icon(name, 15), h('span', { class: 'sr' }, language.say(message.delivery))));
}

function upload(shown: Shown, language: Language, actions: MessageActions): HTMLElement {
  const name = shown.message.attachments[0]?.name ?? '';
  const percent = Math.round((shown.progress ?? 0) * 100);
  return h('div', { class: 'bar' },
    h('progress', { max: 100, value: percent, 'aria-label': language.say('uploading', { name, n: percent }) }),
    h('button', { type: 'button', class: 'tool tiny', 'aria-label': language.say('cancel'), title: language.say('cancel'), onclick: () => actions.cancel(shown.key) }, icon('close', 16)));
}

function trouble(shown: Shown, words: string, language: Language, actions: MessageActions): HTMLElement {
  return h('div', { class: 'trouble', role: 'alert' }, h('span', {}, `${language.say('failed')} ${words}`),
    shown.mayRetry && h('button', { type: 'button', class: 'link', onclick: () => actions.retry(shown.key) }, language.say('again')),
    h('button', { type: 'button', class: 'link', onclick: () => actions.cancel(shown.key) }, language.say('discard')));
}

function choices(offered: Choices, message: Message, language: Language, actions: MessageActions): HTMLElement {
  return h('div', { class: offered.kind === 'list' ? 'choices list' : 'choices', role: 'group', 'aria-label': language.say('options') },
    ...offered.options.map((option) => h('button', { type: 'button', class: 'pill', dir: 'auto', onclick: () => actions.choose(option, message) },
      option.title, option.description !== null && h('small', {}, option.description))));
}
