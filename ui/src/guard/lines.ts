/** What somebody wrote one on a line, each once. */
export const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];

/** A whole number within these bounds; null when it is none. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** The lines that the server refused, by the names it gives them, such as `denied[1]`. */
export const refusedLines = (list: string, fields: readonly { field: string }[], lines: readonly string[]): string[] =>
  fields.flatMap(({ field }) => {
    const at = new RegExp(`^${list}\\[(\\d+)\\]$`).exec(field)?.[1];
    const line = at === undefined ? undefined : lines[Number(at)];
    return line === undefined ? [] : [line];
  });
