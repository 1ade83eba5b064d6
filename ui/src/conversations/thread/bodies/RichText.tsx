import { linkify } from '../linkify';

/** Text as it was written, with safe links. */
export function RichText({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-wrap">
      {linkify(text).map((part, index) =>
        part.kind === 'text' ? part.text : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent-text underline decoration-accent/50 underline-offset-2 hover:decoration-accent">
            {part.text}
          </a>
        ),
      )}
    </span>
  );
}
