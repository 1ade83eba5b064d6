import { PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Model } from '@/api/models';
import { Button } from '@/design/Button';
import { dollars } from '@/design/money';
import { Card } from '@/design/Page';
import { shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { number, t } from '@/texts';
import { CircuitPill } from './CircuitPill';
import { standing, standingSentence, whyText } from './circuit';
import { useModelTest } from './queries';
import { TestChecks } from './TestChecks';

interface ModelCardProps {
  model: Model;
  kind: string;
  /** Its number and its buttons, while it has a place in the order. */
  place?: ReactNode;
  moves?: ReactNode;
  edit: () => void;
}

/** A model at a glance: how it does, and what it cost this month. */
export function ModelCard({ model, kind, place, moves, edit }: ModelCardProps) {
  const test = useModelTest();
  const troubled = standing(model) === 'open';
  const sentence = standingSentence(model);
  return (
    <Card className={troubled ? 'border-danger/50 p-4' : 'p-4'}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {place}
        <div className="min-w-0 flex-1 basis-44">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h3 className="truncate text-base font-semibold">{model.name}</h3>
            <CircuitPill model={model} />
          </div>
          <p className="truncate text-sm text-ink-3">{kind} · <span className="font-mono text-xs">{model.model}</span></p>
        </div>
        <div className="flex items-center gap-2">
          {moves}
          <Button size="sm" icon={<PlugZap className="size-3.5" />} aria-label={t('models.testOne', { name: model.name })} busy={test.isPending} onClick={() => { test.mutate(model.id); }}>{t('models.test')}</Button>
          <Button size="sm" aria-label={t('models.editOne', { name: model.name })} onClick={edit}>{t('models.edit')}</Button>
        </div>
      </div>
      {sentence && <p className={troubled ? 'mt-3 text-sm text-danger' : 'mt-3 text-sm text-wait'}>{sentence}</p>}
      <LastError model={model} />
      <Facts model={model} />
      <TestChecks test={test} />
    </Card>
  );
}

/** While it matters: a model that answers again has nothing to explain. */
function LastError({ model }: { model: Model }) {
  const now = useNow();
  if (!model.lastError || (model.circuit.state === 'closed' && model.circuit.failures === 0)) return null;
  const { code, words, at } = model.lastError;
  return <p className="mt-1.5 text-sm text-ink-2 wrap-anywhere">{t('models.lastError', { why: whyText(code, words), ago: shortAgo(at, now) })}</p>;
}

function Facts({ model }: { model: Model }) {
  const { calls, failures, averageMs, cost } = model.thisMonth;
  const also = [model.embeddingModel && t('models.alsoSearch'), model.transcriptionModel && t('models.alsoVoice')].filter(Boolean);
  return (
    <p className="tabular mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      <span className="font-medium text-ink-2">{t('models.costThisMonth', { cost: dollars(cost) })}</span>
      <span>{t('models.calls', { n: calls })}</span>
      {failures > 0 && <span className="text-danger">{t('models.failed', { n: failures })}</span>}
      {averageMs !== null && <span>{t('models.average', { seconds: number(averageMs / 1000, { maximumFractionDigits: 1 }) })}</span>}
      {also.length > 0 && <span>{t('models.also', { what: also.join(', ') })}</span>}
      {model.price === null && <span className="text-wait">{t('models.noPrice')}</span>}
    </p>
  );
}
