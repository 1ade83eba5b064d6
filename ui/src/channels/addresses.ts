/** The lines somebody wrote, without blanks and empty ones. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Which line the server could not read: it names it by its place in the list. */
export function wrongLine(fields: readonly { field: string }[]): number | null {
  const found = fields.map(({ field }) => /^allowedAddresses\[(\d+)\]$/.exec(field)?.[1]).find((place) => place !== undefined);
  return found === undefined ? null : Number(found);
}
