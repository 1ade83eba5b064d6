import type { IntakeItem } from '@/api/intake';
import { fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { errorLine } from './errorLine';
import { StatePill } from './StatePill';

interface TableProps {
  rows: IntakeItem[];
  channelName: (id: string) => string;
  open: (id: string) => void;
}

export function IntakeTable({ rows, channelName, open }: TableProps) {
  const now = useNow();
  const head = 'px-3 py-2 text-left text-xs font-medium text-ink-3 first:pl-4 last:pr-4';
  const cell = 'px-3 py-2 first:pl-4 last:pr-4';
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm" data-testid="intake-table">
        <thead className="border-b border-line bg-canvas">
          <tr>
            <th scope="col" className={head}>{t('intake.item')}</th>
            <th scope="col" className={head}>{t('intake.state')}</th>
            <th scope="col" className={`${head} hidden md:table-cell`}>{t('intake.channel')}</th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>{t('intake.providerId')}</th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>{t('intake.attempts')}</th>
            <th scope="col" className={`${head} text-right`}>{t('intake.receivedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => {
            const error = errorLine(item.error);
            return (
              <tr key={item.id} onClick={() => { open(item.id); }} className="cursor-pointer border-b border-line/60 transition-colors last:border-0 hover:bg-hover">
                <td className={cell}>
                  <button type="button" className="text-left font-medium" onClick={(event) => { event.stopPropagation(); open(item.id); }}>
                    {t(`intake.kind.${item.kind}`)} {item.type && <span className="font-normal text-ink-3">{item.type}</span>}
                  </button>
                  {error && <p className="line-clamp-1 max-w-96 text-xs text-danger">{error}</p>}
                </td>
                <td className={cell}><StatePill state={item.state} answered={item.answered} /></td>
                <td className={`${cell} hidden text-ink-2 md:table-cell`}>{channelName(item.channelId)}</td>
                <td className={`${cell} hidden max-w-64 truncate font-mono text-xs text-ink-3 lg:table-cell`}>{item.providerId}</td>
                <td className={`${cell} tabular hidden text-ink-2 sm:table-cell`}>{item.attempts}</td>
                <td className={`${cell} tabular whitespace-nowrap text-right text-ink-3`}><time dateTime={item.receivedAt} title={fullTime(item.receivedAt)}>{shortAgo(item.receivedAt, now)}</time></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
