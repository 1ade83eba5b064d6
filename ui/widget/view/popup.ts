import type { Branding } from '../core/model';
import type { Language } from '../texts/texts';
import { h, icon } from './dom';
import { avatar } from './message';

/** The greeting that shows by itself, once: the organisation's words, and answers to begin with. */
export function popup(branding: Branding, language: Language, actions: { open(): void; dismiss(): void; quick(text: string): void }): HTMLElement {
  return h('div', { class: 'popup', role: 'complementary', 'aria-label': branding.name, 'data-testid': 'chat-popup' },
    h('div', { class: 'card' },
      h('button', { type: 'button', onclick: () => actions.open() },
        h('span', { class: 'who' }, avatar(branding.name, branding.logo, true), h('span', {}, branding.name)),
        h('span', { dir: 'auto' }, branding.greeting ?? language.say('empty'))),
      h('button', { type: 'button', class: 'tool tiny dismiss', 'aria-label': language.say('dismiss'), title: language.say('dismiss'), onclick: () => actions.dismiss() }, icon('close', 16))),
    branding.quickReplies.length > 0 && h('div', { class: 'choices quick', role: 'group', 'aria-label': language.say('options') },
      ...branding.quickReplies.slice(0, 3).map((text) => h('button', { type: 'button', class: 'pill', dir: 'auto', onclick: () => actions.quick(text) }, text))));
}
