import type { Welcome } from '../core/model';
import type { Language } from '../texts/texts';
import { h, icon } from './dom';

export interface ComposerActions {
  send(text: string): void;
  file(file: File): void;
  typed(): void;
  draft(text: string): void;
}

const HIGHEST = 132;

/** Where the visitor writes. Enter sends, with Shift it makes a new line; what is half written survives a reload. */
export class Composer {
  readonly element: HTMLElement;
  readonly notice: HTMLElement;
  private readonly box: HTMLTextAreaElement;
  private readonly go: HTMLButtonElement;
  private readonly clip: HTMLButtonElement;
  private readonly picker: HTMLInputElement;
  private limits: Welcome['limits'] | null = null;

  constructor(private readonly language: Language, private readonly actions: ComposerActions, draft: string) {
    const say = language.say;
    this.box = h('textarea', { rows: 1, placeholder: say('placeholder'), 'aria-label': say('message'), enterkeyhint: 'send', autocomplete: 'off', 'data-testid': 'chat-text',
      oninput: () => this.changed(true), onkeydown: (event: KeyboardEvent) => this.pressed(event), onpaste: (event: ClipboardEvent) => this.pasted(event) });
    this.picker = h('input', { type: 'file', multiple: true, class: 'sr', tabindex: -1, 'aria-hidden': 'true', 'data-testid': 'chat-file', onchange: () => this.picked() });
    this.clip = h('button', { type: 'button', class: 'tool', 'aria-label': say('attach'), title: say('attach'), onclick: () => this.picker.click() }, icon('clip'));
    this.go = h('button', { type: 'button', class: 'go', 'aria-label': say('send'), title: say('send'), disabled: true, onclick: () => this.submit() }, icon('send'));
    this.notice = h('div', { class: 'notice', role: 'alert', hidden: true });
    this.element = h('div', { class: 'composer' }, h('div', { class: 'field' }, this.box, this.clip, this.picker), this.go);
    this.box.value = draft;
    this.changed(false);
  }

  use({ limits, files, branding }: Welcome): void {
    this.limits = limits;
    this.box.maxLength = limits.textLength;
    this.box.placeholder = branding.placeholder ?? this.language.say('placeholder');
    this.picker.accept = limits.fileTypes.join(',');
    this.clip.hidden = !files;
  }

  focus(): void {
    this.box.focus({ preventScroll: true });
  }

  /** Opened at last: only now has the box a width to measure. */
  measure(): void {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(HIGHEST, Math.max(44, this.box.scrollHeight))}px`;
    this.box.style.overflowY = this.box.scrollHeight > HIGHEST ? 'auto' : 'hidden';
  }

  /** Takes what was dropped or pasted; refuses at once what the server would refuse. */
  take(files: Iterable<File>): void {
    this.warn(null);
    for (const file of files) {
      if (this.limits && file.size > this.limits.fileBytes) this.warn(this.language.say('tooLargeOf', { n: Math.floor(this.limits.fileBytes / 1_000_000) }));
      else if (this.limits && !accepts(this.limits.fileTypes, file)) this.warn(this.language.say('badType'));
      else this.actions.file(file);
    }
  }

  warn(words: string | null): void {
    this.notice.hidden = words === null;
    this.notice.textContent = words;
  }

  private submit(): void {
    const text = this.box.value.trim();
    if (text === '') return;
    this.box.value = '';
    this.changed(false);
    this.actions.draft('');
    this.actions.send(text);
    this.focus();
  }

  private changed(byHand: boolean): void {
    this.go.disabled = this.box.value.trim() === '';
    // An empty box shows its hint in the language's direction, a full one its words in theirs.
    this.box.dir = this.box.value === '' ? this.language.dir : 'auto';
    this.measure();
    if (!byHand) return;
    this.warn(null);
    this.actions.draft(this.box.value);
    if (!this.go.disabled) this.actions.typed();
  }

  private pressed(event: KeyboardEvent): void {
    // While a word is still being composed (Chinese, Japanese…) Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  }

  private picked(): void {
    this.take([...(this.picker.files ?? [])]);
    this.picker.value = '';
    this.focus();
  }
}

/** A file whose kind the browser does not know is left to the server to judge. */
export function accepts(types: readonly string[], file: { type: string }): boolean {
  return types.length === 0 || file.type === '' || types.some((one) => one === file.type || (one.endsWith('/*') && file.type.startsWith(one.slice(0, -1))));
}
