import { afterEach, describe, expect, it, vi } from 'vitest';
import { askSummary, closeSummary, summaries } from './summaries';

const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('summaries', () => {
  afterEach(() => { vi.unstubAllGlobals(); closeSummary('c'); });

  it('asks once however often somebody clicks', async () => {
    const fetched = vi.fn(() => Promise.resolve(answer({ summary: 'Wants a room.' })));
    vi.stubGlobal('document', { cookie: '' });
    vi.stubGlobal('fetch', fetched);
    await Promise.all([askSummary('c', 'm1'), askSummary('c', 'm1')]);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(summaries.get()['c']).toEqual({ of: 'm1', state: 'made', text: 'Wants a room.' });
  });

  it('stays closed when it was closed meanwhile', async () => {
    vi.stubGlobal('document', { cookie: '' });
    vi.stubGlobal('fetch', () => Promise.resolve(answer({ summary: 'Wants a room.' })));
    const asked = askSummary('c', 'm1');
    closeSummary('c');
    await asked;
    expect(summaries.get()['c']).toBeUndefined();
  });

  it('says why there is none', async () => {
    vi.stubGlobal('document', { cookie: '' });
    vi.stubGlobal('fetch', () => Promise.resolve(answer({ code: 'x/none', detail: 'Nobody answered.' }, 503)));
    await askSummary('c', 'm1');
    expect(summaries.get()['c']).toMatchObject({ state: 'failed', text: 'Nobody answered.' });
  });
});
