const LONGEST = 40;

/** A key for what is called so, that none of the others has. */
export function purposeKey(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, LONGEST - 4);
  const base = plain === '' ? 'purpose' : plain;
  let key = base;
  for (let n = 2; taken.includes(key); n++) key = `${base}-${n}`;
  return key;
}
