import { useQuery } from '@tanstack/react-query';
import { readHours, type Asked } from '@/api/analytics';
import { Card } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { number, t } from '@/texts';
import { locale } from '@/texts/language';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The second of January 2023 was a Monday. */
const dayName = (weekday: number, style: 'short' | 'long') => new Date(Date.UTC(2023, 0, 1 + weekday)).toLocaleDateString(locale(), { weekday: style, timeZone: 'UTC' });

/** When customers write. One colour from faint to full, so that nobody has to tell colours apart. */
export function HeatMap({ asked }: { asked: Asked }) {
  const hours = useQuery({ queryKey: ['analytics', 'hours', asked], queryFn: () => readHours(asked) });
  if (hours.isPending) return <Bone className="h-56 w-full rounded-xl" />;
  if (hours.isError) return <Card><Failed error={hours.error} retry={() => { void hours.refetch(); }} /></Card>;
  const found = new Map(hours.data.cells.map((cell) => [`${String(cell.weekday)} ${String(cell.hour)}`, cell.received]));
  const of = (weekday: number, hour: number) => found.get(`${String(weekday)} ${String(hour)}`) ?? 0;
  const most = Math.max(1, ...found.values());
  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t('analytics.whenTheyWrite')}</h2>
      <p className="mb-3 text-xs text-ink-2">{t('analytics.whenTheyWriteLead')}</p>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('analytics.whenTheyWrite')}>
        <table className="w-full min-w-[640px] table-fixed border-separate border-spacing-0.5 text-2xs" data-testid="heat-map">
          <thead>
            <tr>
              <th scope="col" className="w-12"><span className="sr-only">{t('analytics.weekday')}</span></th>
              {HOURS.map((hour) => <th key={hour} scope="col" className="tabular font-normal text-ink-3">{hour}</th>)}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((weekday) => (
              <tr key={weekday}>
                <th scope="row" className="text-left font-normal text-ink-2">{dayName(weekday, 'short')}</th>
                {HOURS.map((hour) => {
                  const received = of(weekday, hour);
                  return (
                    <td key={hour} title={t('analytics.cell', { day: dayName(weekday, 'long'), hour, n: received })} className="relative h-6 rounded-sm bg-sunken p-0">
                      <span aria-hidden="true" className="absolute inset-0 rounded-sm bg-accent" style={{ opacity: received === 0 ? 0 : 0.15 + (0.85 * received) / most }} />
                      <span className="sr-only">{number(received)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
