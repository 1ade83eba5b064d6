import type { Snapshot } from '../core/chat';
import type { Author, Message } from '../core/model';
import type { Letter } from '../core/outbox';
import type { Language } from '../texts/texts';
import type { Shown } from './message';

export type Line = { kind: 'day'; key: string; words: string } | { kind: 'message'; key: string; shown: Shown };

const TOGETHER = 5 * 60_000;

/** What the log shows, from top to bottom: the server's messages, then what is on its way. */
export function lines(snapshot: Snapshot, language: Language, now: number, fileOf: (id: string) => Promise<File | null>): Line[] {
  const messages = [...snapshot.messages, ...snapshot.letters.map((one) => ofLetter(one.letter, one.sending))];
  const answered = new Set(snapshot.letters.map((one) => one.letter.choice?.ref));
  const lastMine = Math.max(-1, ...snapshot.messages.filter((one) => one.mine).map((one) => one.position));
  const letters = new Map(snapshot.letters.map((one) => [one.letter.id, one]));
  const all: Line[] = [];
  let day = '';
  messages.forEach((message, at) => {
    const date = new Date(message.at).toDateString();
    const newDay = date !== day;
    if (newDay) {
      day = date;
      all.push({ kind: 'day', key: `day-${date}`, words: language.day(message.at, now) });
    }
    const letter = letters.get(message.id);
    const next = messages[at + 1];
    const key = message.clientId ?? message.id;
    all.push({ kind: 'message', key, shown: {
      key, message,
      first: newDay || !belongs(messages[at - 1], message),
      last: !next || !belongs(message, next),
      byName: message.mine ? null : nameOf(message.author, language),
      // Buttons are there until they, or whatever was written instead, have answered.
      choices: !message.mine && message.position > lastMine && !answered.has(message.ref) && snapshot.letters.length === 0 ? message.choices : null,
      trouble: letter && letter.letter.refused !== null ? troubleOf(letter.letter.refused, snapshot, language) : null,
      mayRetry: letter?.letter.refused !== 'file-gone' && letter?.letter.refused !== 'chat/file-type',
      progress: letter?.letter.file && letter.letter.refused === null ? letter.progress ?? 0 : null,
      preview: letter?.letter.file ? () => fileOf(message.id) : null,
    } });
  });
  return all;
}

export function nameOf(author: Author, language: Language): string {
  return author.name ?? language.say(author.kind === 'teammate' ? 'team' : 'bot');
}

function belongs(one: Message | undefined, next: Message): boolean {
  return one !== undefined && one.mine === next.mine && one.author.kind === next.author.kind && one.author.name === next.author.name
    && next.at - one.at < TOGETHER && one.choices === null;
}

function ofLetter(letter: Letter, sending: boolean): Message {
  const file = letter.file;
  const type = (['image', 'video', 'audio'] as const).find((kind) => file?.type.startsWith(`${kind}/`)) ?? 'document';
  return {
    id: letter.id, ref: letter.id, position: Number.MAX_SAFE_INTEGER, clientId: letter.id, mine: true, author: { kind: 'visitor', name: null }, text: letter.text,
    attachments: file ? [{ type, name: file.name, size: file.size, url: null }] : [], choices: null, reactions: [],
    delivery: letter.refused !== null ? 'failed' : letter.kept !== null ? 'sent' : sending ? 'sending' : 'waiting', revoked: false, at: letter.at,
  };
}

function troubleOf(code: string, snapshot: Snapshot, language: Language): string {
  if (/too-large|http\/413/.test(code)) {
    const most = snapshot.welcome?.limits.fileBytes;
    return most ? language.say('tooLargeOf', { n: Math.floor(most / 1_000_000) }) : language.say('tooLarge');
  }
  if (/file-type/.test(code)) return language.say('badType');
  if (code === 'file-gone') return language.say('fileGone');
  if (/too-long/.test(code)) return language.say('tooLong');
  return language.say('refused');
}
