import type { Snapshot } from '../core/chat';
import type { Language } from '../texts/texts';
import { arrange, h, icon } from './dom';
import { messageRow, type MessageActions } from './message';
import { lines } from './rows';

export interface LogActions extends MessageActions {
  earlier(): Promise<void>;
  fileOf(id: string): Promise<File | null>;
  quick(text: string): void;
  /** The newest message is on the screen. */
  atEnd(): void;
}

const NEAR = 60;

/** The messages. Keeps each element while its message stays the same, and the place of whoever reads further up. */
export class Log {
  readonly element: HTMLElement;
  readonly jump: HTMLButtonElement;
  private readonly rows = new Map<string, { print: string; element: HTMLElement }>();
  private drawn = false;
  private sticks = true;

  constructor(private readonly language: Language, private readonly actions: LogActions) {
    this.element = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'aria-label': language.say('log'), tabindex: 0, 'data-testid': 'chat-log',
      onscroll: () => this.scrolled() });
    this.jump = h('button', { type: 'button', class: 'jump', hidden: true, onclick: () => this.toEnd(true) }, icon('down', 16), language.say('newBelow'));
    // Pictures and the keyboard change heights after a message was drawn.
    if ('ResizeObserver' in window) new ResizeObserver(() => { if (this.sticks) this.toEnd(false); }).observe(this.element);
    this.element.addEventListener('load', () => { if (this.sticks) this.toEnd(false); }, true);
  }

  draw(snapshot: Snapshot): void {
    const before = this.element.scrollHeight - this.element.scrollTop;
    const firstKey = this.element.querySelector('[data-key]')?.getAttribute('data-key');
    const elements: HTMLElement[] = [];
    if (snapshot.earlier) elements.push(this.row('earlier', '', () => this.earlier()));
    else elements.push(...this.welcome(snapshot));
    for (const line of lines(snapshot, this.language, Date.now(), this.actions.fileOf)) {
      elements.push(line.kind === 'day'
        ? this.row(line.key, line.words, () => h('div', { class: 'day' }, line.words))
        : this.row(line.key, JSON.stringify(line.shown), (known) => {
          const row = messageRow(line.shown, this.language, this.actions);
          if (this.drawn && !known) row.classList.add('fresh');
          return row;
        }));
    }
    const added = elements.at(-1) !== this.element.lastElementChild;
    arrange(this.element, elements);
    this.forget(elements);
    this.drawn = this.drawn || snapshot.messages.length > 0;
    const ownNew = added && elements.at(-1)?.classList.contains('mine') === true;
    if (this.sticks || ownNew) this.toEnd(false);
    else if (firstKey !== this.element.querySelector('[data-key]')?.getAttribute('data-key')) this.element.scrollTop = this.element.scrollHeight - before;
    else if (added) this.jump.hidden = false;
  }

  toEnd(smoothly: boolean): void {
    this.element.scrollTo({ top: this.element.scrollHeight, behavior: smoothly && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 'smooth' : 'instant' });
    this.sticks = true;
    this.jump.hidden = true;
  }

  isAtEnd(): boolean {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR;
  }

  private scrolled(): void {
    this.sticks = this.isAtEnd();
    if (!this.sticks) return;
    this.jump.hidden = true;
    this.actions.atEnd();
  }

  private row(key: string, print: string, make: (known: boolean) => HTMLElement): HTMLElement {
    const known = this.rows.get(key);
    if (known?.print === print) return known.element;
    const element = make(known !== undefined);
    if (known) {
      // What stands there already is changed in its place, so that it is not read out again.
      known.element.className = element.className;
      for (const name of ['data-delivery']) known.element.setAttribute(name, element.getAttribute(name) ?? '');
      const focused = known.element.contains((known.element.getRootNode() as ShadowRoot).activeElement);
      known.element.replaceChildren(...element.childNodes);
      if (focused) this.element.focus();
      known.print = print;
      return known.element;
    }
    this.rows.set(key, { print, element });
    return element;
  }

  private forget(elements: readonly HTMLElement[]): void {
    const kept = new Set(elements);
    for (const [key, row] of this.rows) if (!kept.has(row.element)) this.rows.delete(key);
  }

  private earlier(): HTMLElement {
    const button = h('button', { type: 'button', class: 'earlier', onclick: () => {
      button.disabled = true;
      void this.actions.earlier().catch(() => undefined).finally(() => { button.disabled = false; });
    } }, this.language.say('earlier'));
    return button;
  }

  private welcome({ welcome, messages, letters }: Snapshot): HTMLElement[] {
    const branding = welcome?.branding;
    const empty = messages.length === 0 && letters.length === 0;
    const greeting = branding?.greeting ?? (empty ? this.language.say('empty') : null);
    if (greeting === null) return [];
    const parts = [this.row('greeting', greeting, () => h('div', { class: 'row theirs first' }, h('div', { class: 'bubble', dir: 'auto' }, greeting)))];
    const quick = branding?.quickReplies ?? [];
    if (empty && quick.length > 0) {
      parts.push(this.row('quick', quick.join(), () => h('div', { class: 'choices quick', role: 'group', 'aria-label': this.language.say('options') },
        ...quick.map((text) => h('button', { type: 'button', class: 'pill', dir: 'auto', onclick: () => this.actions.quick(text) }, text)))));
    }
    return parts;
  }
}
