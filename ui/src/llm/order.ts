/** The list with one item a place further up (-1) or down (1); the same list where there is no such place. */
export function moved<T>(list: readonly T[], item: T, by: -1 | 1): readonly T[] {
  const from = list.indexOf(item);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const next = list.toSpliced(from, 1);
  return next.toSpliced(to, 0, item);
}
