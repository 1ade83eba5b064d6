import { diffLines, diffWordsWithSpace } from 'diff';
import type { PromptLine } from '@/api/agents';

export type Row = PromptLine | { kind: 'gap'; lines: number };

const CONTEXT = 3;

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Line by line from one text to the other. */
export const lines = (before: string, after: string): PromptLine[] => diffLines(ended(before), ended(after)).flatMap((part) => {
  const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
  return linesOf(part.value).map((text) => ({ kind, text }) as const);
});

/** What is the same far from any change is counted, not shown. */
export function folded(all: readonly PromptLine[]): Row[] {
  const changes = all.flatMap((row, at) => (row.kind === 'same' ? [] : [at]));
  const near = (at: number) => changes.some((change) => Math.abs(change - at) <= CONTEXT);
  const shown: Row[] = [];
  for (const [at, row] of all.entries()) {
    const last = shown.at(-1);
    if (near(at)) shown.push(row);
    else if (last?.kind === 'gap') last.lines++;
    else shown.push({ kind: 'gap', lines: 1 });
  }
  return shown;
}

export const countOf = (list: readonly Row[], kind: 'added' | 'removed'): number => list.filter((row) => row.kind === kind).length;

/** Word by word, for one side of a comparison: the first shows what goes, the second what comes. */
export function pieces(before: string, after: string, side: 'before' | 'after'): PromptLine[] {
  return diffWordsWithSpace(before, after).flatMap<PromptLine>((part) => {
    if (part.added) return side === 'after' ? [{ kind: 'added', text: part.value }] : [];
    if (part.removed) return side === 'before' ? [{ kind: 'removed', text: part.value }] : [];
    return [{ kind: 'same', text: part.value }];
  });
}
