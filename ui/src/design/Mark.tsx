/** Insaka's mark: an open round shelter, seen from the path. */
export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        className="fill-on-accent"
        d="M16 5.2c.5 0 .9.2 1.2.5 3 3 6 5 9 6.3 1.3.5.9 2.4-.5 2.4H6.3c-1.4 0-1.8-1.9-.5-2.4 3-1.3 6-3.3 9-6.3.3-.3.7-.5 1.2-.5z"
      />
      <path
        className="stroke-on-accent"
        d="M8.6 17v7.6M23.4 17v7.6M13.2 17v3.400M18.8 17v3.400M6.5 26.2c6 1.3 13 1.3 19 0"
        fill="none"
        strokeWidth="2.3"
        strokeLinecap="round"
      />
    </svg>
  );
}
