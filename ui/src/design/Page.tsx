import type { ReactNode } from 'react';
import { useTitle } from './useTitle';

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a page that scrolls as one: title, one line of what it is for, actions, content. */
export function Page({ title, lead, actions, children }: PageProps) {
  useTitle(title);
  return (
    // What is there for screen readers alone is placed absolutely: held here, it does not make the whole window scroll.
    <div className="relative h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-6xl px-4 pb-24 pt-5 md:px-8 md:pb-12 md:pt-8">
        <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 max-w-2xl flex-1 basis-64">
            <h1 className="text-xl font-semibold tracking-tight md:text-2xl">{title}</h1>
            {lead && <p className="mt-1 text-sm text-ink-2">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <section className={`rounded-xl border border-line bg-surface shadow-card ${className}`}>{children}</section>;
}
