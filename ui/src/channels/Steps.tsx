export function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="flex flex-col gap-2.5 text-sm text-ink-2">
      {steps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span aria-hidden="true" className="tabular mt-px flex size-5 shrink-0 items-center justify-center rounded-full bg-sunken text-2xs font-semibold text-ink-2">{index + 1}</span>
          <span className="min-w-0">{step}</span>
        </li>
      ))}
    </ol>
  );
}
