export type Mark = '/' | '@' | ':' | '{{';

/** A word behind a mark that is being written at the caret, and where the mark stands. */
export function markedWord(text: string, caret: number, mark: Mark): { word: string; from: number } | null {
  const found = PATTERNS[mark].exec(text.slice(0, caret));
  return found ? { word: (found[1] ?? '').toLowerCase(), from: caret - (found[1] ?? '').length - mark.length } : null;
}

const SLASH = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u;
const AT = /(?:^|[\s(])@([\p{L}\p{N}_-]{0,40})$/u;
// Two letters at least: what follows a colon is seldom a picture.
const COLON = /(?:^|[\s(]):([\p{L}]{2,40})$/u;
const BRACES = /\{\{([\p{L}._]{0,40})$/u;
const PATTERNS: Record<Mark, RegExp> = { '/': SLASH, '@': AT, ':': COLON, '{{': BRACES };

/** Those whose shortcut begins so, then those that have the word anywhere. */
export function fittingReplies<T extends { shortcut: string; text: string }>(replies: readonly T[], word: string, most = 8): T[] {
  const begins = replies.filter((reply) => reply.shortcut.toLowerCase().startsWith(word));
  const has = replies.filter((reply) => !begins.includes(reply) && `${reply.shortcut} ${reply.text}`.toLowerCase().includes(word));
  return [...begins, ...has].slice(0, most);
}
