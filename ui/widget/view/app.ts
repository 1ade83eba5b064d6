import type { Chat, Snapshot } from '../core/chat';
import { palette } from '../core/contrast';
import type { Store } from '../core/storage';
import type { PushSwitch } from '../push';
import type { Language } from '../texts/texts';
import { h, icon, set } from './dom';
import { Panel } from './panel';
import { popup } from './popup';
import { STYLES } from './styles';
import { soundPlayer } from './sound';

export interface AppOptions {
  /** `page` fills the window and is always open; `widget` sits in a corner of somebody else's page. */
  mode: 'widget' | 'page';
  theme: 'auto' | 'light' | 'dark';
  language: Language;
  store: Store;
  notify: PushSwitch | null;
}

const NARROW = '(max-width: 519px), (max-height: 479px)';

/** The widget on the page: a shadow root of its own, the launcher, the greeting and the conversation. */
export class App {
  readonly host = document.createElement('insaka-chat');
  private readonly root: HTMLElement;
  private readonly panel: Panel;
  private readonly launcher: HTMLButtonElement;
  private readonly badge = h('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
  private readonly play = soundPlayer();
  private greeting: HTMLElement | null = null;
  private greetingTimer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: Snapshot | null = null;
  private open = false;
  private readonly narrow = matchMedia(NARROW);
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  constructor(private readonly chat: Chat, private readonly options: AppOptions) {
    const { language, store, mode } = options;
    const shadow = this.host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    shadow.adoptedStyleSheets = [sheet];
    if (mode === 'page') this.host.setAttribute('data-page', '');
    this.launcher = h('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'data-testid': 'chat-launcher', onclick: () => this.toggle() });
    const talk = icon('chat', 28);
    talk.classList.add('talk');
    const shut = icon('down', 28);
    shut.classList.add('shut');
    this.launcher.append(talk, shut, this.badge);
    const draft = { get: () => store.get('draft') ?? '', set: (text: string) => (text === '' ? store.remove('draft') : store.set('draft', text)) };
    this.panel = new Panel(chat, language, draft, {
      sound: () => this.switchSound(), notify: options.notify ? () => void this.switchNotifications() : null, close: mode === 'widget' ? () => this.toggle(false) : null,
    }, () => this.looked());
    this.root = h('div', { class: `root ${mode}`, dir: language.dir, lang: language.locale, onkeydown: (event: KeyboardEvent) => this.pressed(event) }, this.panel.element, mode === 'widget' && this.launcher);
    shadow.append(this.root);
    this.shape();
    this.narrow.addEventListener('change', () => this.shape());
    this.dark.addEventListener('change', () => this.draw());
    document.addEventListener('visibilitychange', () => this.looked());
    visualViewport?.addEventListener('resize', () => this.fit());
    visualViewport?.addEventListener('scroll', () => this.fit());
    chat.watch((snapshot) => { this.snapshot = snapshot; this.draw(); this.looked(); });
    chat.onArrival(() => this.arrived());
  }

  /** Puts it on the page: last, so that nothing of the same height covers it, and outside of what the page transforms. */
  mount(): void {
    document.documentElement.append(this.host);
    if (this.options.mode === 'page') this.toggle(true);
    else if (this.options.store.get('open') === '1' && !this.narrow.matches) this.toggle(true, false);
    else this.greetLater();
  }

  toggle(open = !this.open, moveFocus = true): void {
    if (open === this.open) return;
    this.open = open;
    this.options.store.set('open', open ? '1' : '0');
    this.dismissGreeting(open);
    this.shape();
    this.draw();
    if (open) {
      this.chat.enter();
      this.panel.composer.measure();
      this.panel.log.toEnd(false);
      if (moveFocus) this.panel.composer.focus();
      this.looked();
    } else if (moveFocus) {
      this.launcher.focus({ preventScroll: true });
    }
  }

  private draw(): void {
    const snapshot = this.snapshot;
    if (!snapshot) return;
    const dark = this.options.theme === 'dark' || (this.options.theme === 'auto' && this.dark.matches);
    set(this.root, 'data-theme', dark ? 'dark' : 'light');
    set(this.root, 'data-side', snapshot.welcome?.branding.position ?? 'right');
    const colours = palette(snapshot.welcome?.branding.colour ?? '#0d6b5f', dark ? '#191a18' : '#ffffff');
    for (const [name, value] of [['--brand', colours.brand], ['--on-brand', colours.onBrand], ['--brand-text', colours.text], ['--brand-soft', colours.soft]] as const) {
      this.root.style.setProperty(name, value);
    }
    this.panel.draw(snapshot);
    this.panel.header.switches(this.sound(), this.options.notify?.on() ?? false);
    // Nothing to launch where the organisation's server does not know this page.
    this.launcher.hidden = snapshot.phase === 'blocked' && !this.open;
    const unread = this.open ? 0 : snapshot.unread;
    this.badge.hidden = unread === 0;
    this.badge.textContent = unread > 99 ? '99+' : String(unread);
    const { say } = this.options.language;
    set(this.launcher, 'aria-label', this.open ? say('close') : unread > 0 ? say('openUnread', { n: unread }) : say('open'));
    set(this.launcher, 'aria-expanded', String(this.open));
    if (snapshot.welcome && this.greetingTimer === undefined) this.greetLater();
  }

  /** Full screen where there is no room beside the page; then nothing behind it can be reached. */
  private shape(): void {
    const full = this.options.mode === 'page' || this.narrow.matches;
    this.root.classList.toggle('full', full);
    this.root.classList.toggle('open', this.open);
    this.panel.element.inert = !this.open;
    set(this.panel.element, 'aria-modal', full && this.options.mode === 'widget' && this.open ? 'true' : null);
    this.fit();
  }

  /** The keyboard of a phone covers a part of the window; the conversation takes what is left. */
  private fit(): void {
    const view = visualViewport;
    if (!view || !this.root.classList.contains('full')) return;
    this.root.style.setProperty('--visible', `${view.height}px`);
    this.root.style.setProperty('--shift', `${view.offsetTop}px`);
  }

  private looked(): void {
    if (this.open && document.visibilityState === 'visible' && this.panel.log.isAtEnd()) this.chat.seen();
  }

  private arrived(): void {
    if (this.sound() && !(this.open && document.hasFocus())) this.play();
  }

  private sound(): boolean {
    const chosen = this.options.store.get('sound');
    return chosen === null ? (this.snapshot?.welcome?.branding.sound ?? true) : chosen !== 'off';
  }

  private switchSound(): void {
    this.options.store.set('sound', this.sound() ? 'off' : 'on');
    if (this.sound()) this.play();
    this.draw();
  }

  private async switchNotifications(): Promise<void> {
    const outcome = await this.options.notify?.toggle();
    const { say } = this.options.language;
    const words = outcome === 'denied' ? say('notifyDenied') : outcome === 'failed' ? say('notifyFailed') : null;
    this.panel.composer.warn(words);
    this.draw();
  }

  private greetLater(): void {
    const branding = this.snapshot?.welcome?.branding;
    if (!branding || branding.popupAfter === null || this.options.mode === 'page') return;
    if (this.options.store.get('greeted') !== null || this.open || this.greetingTimer !== undefined) return;
    this.greetingTimer = setTimeout(() => {
      if (this.open || this.options.store.get('greeted') !== null || this.snapshot?.messages.length) return;
      this.greeting = popup(branding, this.options.language, {
        open: () => this.toggle(true), dismiss: () => { this.dismissGreeting(true); this.launcher.focus(); },
        quick: (text) => { this.toggle(true); this.chat.write(text); },
      });
      this.root.insertBefore(this.greeting, this.launcher);
    }, branding.popupAfter * 1000);
  }

  /** Once is enough: whoever closed it, or opened the chat, is not greeted again. */
  private dismissGreeting(forGood: boolean): void {
    if (forGood) this.options.store.set('greeted', '1');
    this.greeting?.remove();
    this.greeting = null;
  }

  private pressed(event: KeyboardEvent): void {
    // What is typed here is not a shortcut of the page around it.
    event.stopPropagation();
    if (event.key === 'Escape' && this.open && this.options.mode === 'widget' && !event.isComposing) this.toggle(false);
    if (event.key === 'Tab' && this.panel.element.getAttribute('aria-modal') === 'true') this.turnAround(event);
  }

  private turnAround(event: KeyboardEvent): void {
    const stops = [...this.panel.element.querySelectorAll<HTMLElement>('button, a[href], textarea, [tabindex="0"]')].filter((one) => !one.hasAttribute('disabled') && one.offsetParent !== null);
    const at = stops.indexOf(this.host.shadowRoot?.activeElement as HTMLElement);
    const next = event.shiftKey ? (at <= 0 ? stops.at(-1) : null) : (at === stops.length - 1 ? stops[0] : null);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
