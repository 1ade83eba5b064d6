import { linkify } from '../linkify';
import { styling, type Style } from './styling';

const looks: Record<Style, string> = {
  bold: 'font-semibold',
  italic: 'italic',
  strike: 'line-through',
  code: 'rounded bg-ink/5 px-1 font-mono text-[0.92em]',
};

/** Text as it was written, with safe links and WhatsApp's own marks. */
export function RichText({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-wrap">
      {linkify(text).map((part, index) =>
        part.kind === 'text' ? (
          styling(part.text).map((piece, at) =>
            piece.styles.length === 0 ? piece.text : <span key={`${String(index)}.${String(at)}`} className={piece.styles.map((style) => looks[style]).join(' ')}>{piece.text}</span>,
          )
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent-text underline decoration-accent/50 underline-offset-2 hover:decoration-accent">
            {part.text}
          </a>
        ),
      )}
    </span>
  );
}
