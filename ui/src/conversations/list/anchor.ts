/** A row that was on the screen, and how far below the upper edge it began. */
export interface Held {
  id: string;
  index: number;
  below: number;
}

/**
 * Which of the rows that were on the screen should stay where it is when the list changes: one of those that only gave
 * way to what came or went above them, and none that went to another place itself. Null when none of them is left.
 */
export function anchor(held: readonly Held[], indexNow: ReadonlyMap<string, number>): Held | null {
  const left = held.flatMap((row) => {
    const now = indexNow.get(row.id);
    return now === undefined ? [] : [{ row, shift: now - row.index }];
  });
  const shifts = left.map(({ shift }) => shift).sort((one, other) => one - other);
  const usual = shifts[shifts.length >>> 1];
  return left.find(({ shift }) => shift === usual)?.row ?? null;
}
