export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;

/** Links in a customer's text. Only http, https and mail addresses become links; everything else stays text. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = withoutTail(match[0]);
    const href = hrefOf(shown);
    if (!href) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'link', text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** A sentence's own punctuation is not part of its last address; a closing bracket is only if it was opened inside. */
function withoutTail(link: string): string {
  let end = link.length;
  for (;;) {
    const last = link[end - 1] ?? '';
    const brackets = last === ')' && link.slice(0, end).split('(').length <= link.slice(0, end).split(')').length - 1;
    if (!/[.,;:!?*_~\]}]/.test(last) && !brackets) return link.slice(0, end);
    end--;
  }
}

function hrefOf(shown: string): string | null {
  if (/^[^/]+@/.test(shown) && !/^https?:/i.test(shown)) return `mailto:${shown}`;
  try {
    const url = new URL(/^https?:/i.test(shown) ? shown : `https://${shown}`);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** For an address that came in structured content: null unless it is plain http or https. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}
