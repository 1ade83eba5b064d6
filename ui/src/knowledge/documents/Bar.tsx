/** How far something has come, 0 to 1. */
export function Bar({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <span role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="mt-1.5 block h-1 w-full overflow-hidden rounded-full bg-sunken">
      <span className="block h-full rounded-full bg-accent transition-all" style={{ width: `${String(percent)}%` }} />
    </span>
  );
}
