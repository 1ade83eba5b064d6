import { useId, useState, type KeyboardEvent } from 'react';
import { fittingReplies, markedWord, type Mark } from './slash';

export interface Suggestion {
  id: string;
  /** what is typed to find it, without the mark */
  shortcut: string;
  text: string;
}

interface Suggesting {
  mark: Mark;
  text: string;
  items: readonly Suggestion[];
  /** Calls back with the words that take the place of what was typed. */
  choose: (item: Suggestion, instead: (words: string) => void) => void;
  put: (text: string) => void;
}

/** What is found behind a mark while writing: walk with the arrows, take with Enter or Tab, leave with Escape. */
export function useSuggestions({ mark, text, items, choose, put }: Suggesting) {
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const typed = markedWord(text, Math.min(caret, text.length), mark);
  const fitting = typed && typed.from !== left ? fittingReplies(items, typed.word) : [];
  const current = Math.min(active, Math.max(0, fitting.length - 1));
  const take = (item: Suggestion) => {
    if (!typed) return;
    choose(item, (words) => { put(`${text.slice(0, typed.from)}${words}${text.slice(typed.from + typed.word.length + mark.length)}`); });
  };
  /** True when the key was for the menu. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (fitting.length === 0 || !typed || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown') setActive((current + 1) % fitting.length);
    else if (event.key === 'ArrowUp') setActive((current + fitting.length - 1) % fitting.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      const item = fitting[current];
      if (item) take(item);
    } else if (event.key === 'Escape') setLeft(typed.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const moved = (to: number) => {
    setCaret(to);
    setActive(0);
    if (left !== null && markedWord(text, to, mark) === null) setLeft(null);
  };
  return { id, mark, fitting, current, take, onKey, moved, hover: setActive };
}
