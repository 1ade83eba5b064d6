const GSM = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const TWICE = new Set('\f^{}\\[~]|€');

/** How many short messages carry a text, counted as the server does (`Segments.java`). */
export function segments(text: string): number {
  const letters = [...text];
  const plain = letters.every((letter) => GSM.has(letter) || TWICE.has(letter));
  const [alone, together] = plain ? [160, 153] : [70, 67];
  let places = 0;
  let used = 0;
  let count = 1;
  for (const letter of letters) {
    const size = plain ? (TWICE.has(letter) ? 2 : 1) : letter.length;
    places += size;
    used += size;
    if (used > together) {
      count++;
      used = size;
    }
  }
  return places <= alone ? 1 : count;
}
