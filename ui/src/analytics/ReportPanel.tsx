import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartNoAxesCombined, Download, FileText } from 'lucide-react';
import { readReport, reportFile, reportPdf, type Asked, type Report, type Table } from '@/api/analytics';
import { Card } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { Chart, dayName } from './Chart';
import { FigureTile } from './FigureTile';
import { HeatMap } from './HeatMap';
import { OfOneself, reasonName, useMetricWords } from './metrics';
import { words } from './scale';
import { Standing } from './Standing';

const FRESH = 15_000;

/** @param read where it comes from when it is none of the organisation's reports; such a one has no files */
export function ReportPanel({ report, asked, read }: { report: string; asked: Asked; read?: (asked: Asked) => Promise<Report> }) {
  const shown = useQuery({ queryKey: ['analytics', report, asked], queryFn: () => (read ? read(asked) : readReport(report, asked)), placeholderData: keepPreviousData, staleTime: FRESH });
  if (shown.isPending || (shown.isPlaceholderData && shown.data.report !== report)) {
    return <div role="status" className="space-y-4"><span className="sr-only">{t('shell.loading')}</span><div className="grid grid-cols-2 gap-3 lg:grid-cols-4">{[1, 2, 3, 4].map((tile) => <Bone key={tile} className="h-24 w-full rounded-xl" />)}</div><Bone className="h-64 w-full rounded-xl" /></div>;
  }
  if (shown.isError) return <Card><Failed error={shown.error} retry={() => { void shown.refetch(); }} /></Card>;
  return <OfOneself value={report === 'own'}><Shown report={shown.data} asked={asked} files={!read} /></OfOneself>;
}

function Shown({ report, asked, files }: { report: Report; asked: Asked; files: boolean }) {
  const language = useLanguage();
  const nothing = report.figures.every((figure) => !figure.value && !figure.before);
  const { from, to } = report.period;
  return (
    <div className="space-y-4" data-testid={`report-${report.report}`}>
      <Standing state={report.state} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-ink-2">
          {t('analytics.days', { from: dayName(from, 'day'), to: dayName(to, 'day'), zone: report.timeZone })}
          {report.compared && ` · ${t('analytics.comparedTo', { from: dayName(report.compared.from, 'day'), to: dayName(report.compared.to, 'day') })}`}
        </p>
        {files && <a href={reportPdf(report.report, asked, language)} download className={fileLink}><FileText className="size-3.5" />{t('analytics.pdf')}</a>}
      </div>
      {nothing ? (
        <Card><Empty icon={<ChartNoAxesCombined className="size-5" />} title={t('analytics.none')}>{t('analytics.noneLead')}</Empty></Card>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-4">{report.figures.map((figure) => <FigureTile key={figure.metric} figure={figure} compared={report.compared !== null} />)}</dl>
          <Card className="p-4">
            <Head title={t(`analytics.over.${report.granularity}`)} file={files ? reportFile(report.report, 'series', asked) : null} />
            <Chart series={report.series} granularity={report.granularity} />
          </Card>
          {report.tables.map((table) => <TableCard key={table.part} table={table} file={reportFile(report.report, table.part, asked)} />)}
          {(report.report === 'conversations' || report.report === 'channels') && <HeatMap asked={asked} />}
        </>
      )}
    </div>
  );
}

const fileLink = 'inline-flex h-7 items-center gap-1.5 rounded-lg border border-line px-2.5 text-xs font-medium hover:bg-hover';

function Head({ title, file }: { title: string; file: string | null }) {
  return (
    <div className="mb-2 flex items-center justify-between gap-2">
      <h2 className="text-sm font-semibold">{title}</h2>
      {file !== null && <a href={file} download aria-label={t('analytics.csvOf', { what: title })} className={fileLink}><Download className="size-3.5" />{t('analytics.csv')}</a>}
    </div>
  );
}

function TableCard({ table, file }: { table: Table; file: string }) {
  const { name, meaning } = useMetricWords();
  const title = t(`analytics.by.${table.part as 'channel'}`);
  const nameOf = (row: Table['rows'][number]) => {
    if (table.part === 'score') return t('satisfaction.scoreOf', { n: row.id ?? '' });
    if (table.part === 'reason') return reasonName(row.id ?? '');
    return row.name ?? (row.id === null ? t('analytics.noOne') : t('analytics.gone'));
  };
  if (table.rows.length === 0) return null;
  return (
    <Card className="p-4">
      <Head title={title} file={file} />
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
        <table className="tabular w-full text-left text-sm">
          <thead>
            <tr className="text-xs text-ink-2">
              <th scope="col" className="py-1.5 pr-4 font-medium">{t(`analytics.part.${table.part as 'channel'}`)}</th>
              {table.columns.map((column) => <th key={column.metric} scope="col" title={meaning(column.metric)} className="min-w-24 py-1.5 pl-3 text-right font-medium">{name(column.metric)}</th>)}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.id ?? 'none'} className="border-t border-line">
                <th scope="row" className="max-w-56 truncate py-1.5 pr-4 font-normal">{nameOf(row)}</th>
                {table.columns.map((column, n) => <td key={column.metric} className="py-1.5 pl-3 text-right">{words(row.values[n] ?? null, column.unit)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
