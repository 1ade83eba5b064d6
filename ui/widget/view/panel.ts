import type { Chat, Snapshot } from '../core/chat';
import type { Language } from '../texts/texts';
import { Composer } from './composer';
import { h, set } from './dom';
import { Header, type HeaderActions } from './header';
import { Log } from './log';
import { nameOf } from './rows';

/** A broken connection that is back within this time is nobody's business. */
const PATIENCE = 1_500;

/** The conversation: header, messages, and where one writes. */
export class Panel {
  readonly element: HTMLElement;
  readonly header: Header;
  readonly composer: Composer;
  readonly log: Log;
  private readonly banner: HTMLElement;
  private readonly typing: HTMLElement;
  private readonly typingWords = h('span');
  private readonly middle = h('div', { class: 'state', role: 'status' });
  private readonly drop: HTMLElement;
  private brokenSince: number | null = null;
  private shownState = '';

  constructor(private readonly chat: Chat, private readonly language: Language, draft: { get(): string; set(text: string): void }, actions: HeaderActions, looked: () => void) {
    this.header = new Header(language, actions);
    this.log = new Log(language, {
      choose: (option, message) => chat.choose(option, message), retry: (key) => chat.retry(key), cancel: (key) => chat.cancel(key),
      earlier: () => chat.showEarlier(), fileOf: (id) => chat.fileOf(id), quick: (text) => chat.write(text), atEnd: looked,
    });
    this.composer = new Composer(language, { send: (text) => chat.write(text), file: (file) => void chat.sendFile(file), typed: () => chat.typed(), draft: (text) => draft.set(text) }, draft.get());
    this.banner = h('div', { class: 'banner', role: 'status', hidden: true, 'data-testid': 'chat-banner' });
    this.typing = h('div', { class: 'typing', 'data-testid': 'chat-typing' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), this.typingWords);
    this.drop = h('div', { class: 'drop', hidden: true }, language.say('drop'));
    this.element = h('section', { class: 'panel', role: 'dialog', 'data-testid': 'chat-panel', ...this.dragging() },
      this.header.element, this.banner, this.log.element, this.middle, this.log.jump, this.typing, this.composer.notice, this.composer.element, this.drop);
  }

  draw(snapshot: Snapshot): void {
    set(this.element, 'aria-label', this.language.say('dialog', { name: snapshot.welcome?.branding.name ?? '' }));
    if (snapshot.welcome) this.composer.use(snapshot.welcome);
    this.header.draw(snapshot);
    this.drawState(snapshot);
    this.drawBanner(snapshot);
    this.typing.classList.toggle('on', snapshot.typing !== null);
    if (snapshot.typing) this.typingWords.textContent = this.language.say('typing', { name: nameOf(snapshot.typing, this.language) });
  }

  private drawState(snapshot: Snapshot): void {
    const something = snapshot.messages.length + snapshot.letters.length > 0;
    const state = snapshot.phase === 'blocked' ? 'blocked' : something || snapshot.phase === 'ready' ? 'log' : snapshot.phase === 'failed' ? 'failed' : 'loading';
    this.log.element.hidden = state !== 'log';
    this.middle.hidden = state === 'log';
    this.composer.element.hidden = state === 'blocked';
    if (state === 'log') this.log.draw(snapshot);
    if (state === this.shownState) return;
    this.shownState = state;
    this.middle.className = state === 'loading' ? 'bones' : 'state';
    if (state === 'loading') this.middle.replaceChildren(h('span', { class: 'sr' }, this.language.say('loading')), h('i'), h('i'), h('i'));
    if (state === 'blocked') this.middle.replaceChildren(h('span', {}, this.language.say('blocked')));
    if (state === 'failed') {
      this.middle.replaceChildren(h('span', {}, this.language.say('unavailable')),
        h('button', { type: 'button', class: 'pill', onclick: () => this.chat.enter() }, this.language.say('again')));
    }
  }

  private drawBanner(snapshot: Snapshot): void {
    const broken = snapshot.connection === 'offline' && snapshot.phase !== 'failed' && snapshot.phase !== 'blocked';
    if (!broken) {
      this.brokenSince = null;
      this.banner.hidden = true;
      return;
    }
    this.brokenSince ??= Date.now();
    if (Date.now() - this.brokenSince < PATIENCE && navigator.onLine) {
      setTimeout(() => { if (this.brokenSince !== null) this.showBanner(); }, PATIENCE);
    } else {
      this.showBanner();
    }
  }

  private showBanner(): void {
    if (!this.banner.hidden) return;
    this.banner.hidden = false;
    this.banner.replaceChildren(h('span', {}, this.language.say('offline')));
  }

  private dragging() {
    let depth = 0;
    const over = (by: number) => { depth = Math.max(0, depth + by); this.drop.hidden = depth === 0; };
    const files = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    return {
      ondragenter: (event: DragEvent) => { if (files(event)) { event.preventDefault(); over(1); } },
      ondragover: (event: DragEvent) => { if (files(event)) event.preventDefault(); },
      ondragleave: (event: DragEvent) => { if (files(event)) over(-1); },
      ondrop: (event: DragEvent) => {
        if (!files(event)) return;
        event.preventDefault();
        over(-depth);
        this.composer.take([...(event.dataTransfer?.files ?? [])]);
      },
    };
  }
}
