export type Style = 'bold' | 'italic' | 'strike' | 'code';

export interface Styled {
  text: string;
  styles: Style[];
}

const marks: Record<string, Style> = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' };
const STYLED = /```([^`]+)```|(?<![\p{L}\p{N}*_~`])([*_~`])(?!\s)([^\n]*?[^\s])\2(?![\p{L}\p{N}*_~`])/gu;

/** WhatsApp's own marks: *bold*, _italic_, ~struck~, `code`, each around whole words, and within one another. */
export function styling(text: string, styles: Style[] = []): Styled[] {
  const parts: Styled[] = [];
  let from = 0;
  for (const match of text.matchAll(STYLED)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), styles });
    const [whole, block, mark, inner] = match;
    if (block !== undefined) parts.push({ text: block, styles: [...styles, 'code'] });
    else if (mark === '`') parts.push({ text: inner ?? '', styles: [...styles, 'code'] });
    else parts.push(...styling(inner ?? '', [...styles, marks[mark ?? ''] ?? 'bold']));
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), styles });
  return parts;
}

export const withoutMarks = (text: string): string => styling(text).map((part) => part.text).join('');
