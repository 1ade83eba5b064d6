import type { Snapshot } from '../core/chat';
import type { Language } from '../texts/texts';
import { h, icon, type Icon } from './dom';
import { avatar } from './message';

export interface HeaderActions {
  sound(): void;
  /** Missing where notifications cannot work; then there is no button. */
  notify: (() => void) | null;
  close: (() => void) | null;
}

/** Who one talks to, and the switches. */
export class Header {
  readonly element: HTMLElement;
  private readonly face = h('span');
  private readonly title = h('h2');
  private readonly line = h('p');
  private readonly soundSwitch: HTMLButtonElement;
  private readonly bell: HTMLButtonElement | null;
  private brand = '';

  constructor(private readonly language: Language, actions: HeaderActions) {
    const tool = (act: () => void) => h('button', { type: 'button', class: 'tool', onclick: act });
    this.soundSwitch = tool(() => actions.sound());
    this.bell = actions.notify ? tool(actions.notify) : null;
    const close = actions.close ? tool(actions.close) : null;
    if (close) label(close, language.say('close'), 'down');
    this.element = h('header', {}, this.face, h('div', { class: 'names' }, this.title, this.line), this.bell, this.soundSwitch, close);
  }

  draw({ welcome, holder }: Snapshot): void {
    if (this.bell) this.bell.hidden = welcome?.push !== true;
    const name = welcome?.branding.name ?? '';
    const print = `${name} ${welcome?.branding.logo ?? ''}`;
    if (print !== this.brand) {
      this.brand = print;
      this.face.replaceChildren(avatar(name, welcome?.branding.logo ?? null));
    }
    this.title.textContent = name;
    this.line.textContent = holder?.kind === 'teammate' && holder.name ? this.language.say('withTeam', { name: holder.name }) : welcome?.branding.subtitle ?? this.language.say('subtitle');
  }

  switches(sound: boolean, notifications: boolean): void {
    label(this.soundSwitch, this.language.say(sound ? 'soundOff' : 'soundOn'), sound ? 'sound' : 'mute');
    if (this.bell) label(this.bell, this.language.say(notifications ? 'notifyOff' : 'notifyOn'), notifications ? 'bell' : 'belloff');
  }
}

function label(button: HTMLButtonElement, words: string, name: Icon): void {
  button.setAttribute('aria-label', words);
  button.title = words;
  button.replaceChildren(icon(name));
}
