// Runs Lighthouse on sign-in and inbox of a running product: node measure.mjs <address> <e-mail> <password>.
// Prints the scores; exits with 1 when accessibility is below 100 somewhere, or performance below what --performance asks for.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    performance: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: ['performance', 'accessibility', 'best-practices'] },
    reports: { type: 'string' },
  },
});
const [address, email, password] = positionals;
if (!address || !email || !password) {
  console.error('measure.mjs <address> <e-mail> <password> [--performance 95] [--rounds 3] [--only accessibility] [--reports folder]');
  process.exit(2);
}

const chromium = [process.env.INSAKA_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (!chromium) {
  console.error('no Chromium on this machine: install the package chromium, or name one in INSAKA_CHROMIUM');
  process.exit(2);
}

const presets = { desktop: desktopConfig, mobile: undefined };
const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const score = (result, category) => Math.round((result.lhr.categories[category]?.score ?? 0) * 100);

/** Lighthouse itself asks to be run again when the browser's trace came broken. */
async function measured(path, signedIn, preset, tries = 4) {
  try {
    return await visit(path, signedIn, preset);
  } catch (failure) {
    if (tries === 1 || !String(failure).includes('run Lighthouse again')) throw failure;
    return measured(path, signedIn, preset, tries - 1);
  }
}

/** The browser and its cookies are new each time: what is measured is a first visit. */
async function visit(path, signedIn, preset) {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const page = await browser.newPage();
    if (signedIn) {
      await page.goto(new URL('/sign-in', address).href, { waitUntil: 'load' });
      const status = await page.evaluate(async (body) => (await globalThis.fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status, JSON.stringify({ email, password, code: null }));
      if (status !== 200) throw new Error(`signing in was answered with ${status}`);
    }
    const result = await lighthouse(new URL(path, address).href, { onlyCategories: values.only, output: 'html', logLevel: 'error' }, presets[preset], page);
    const { runtimeError, finalDisplayedUrl } = result.lhr;
    if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`);
    if (new URL(finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${finalDisplayedUrl}`);
    return result;
  } finally {
    await browser.close();
  }
}

/** What keeps a page from a full score, the heaviest first. */
function faults(result, category) {
  const { audits, categories } = result.lhr;
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ id }) => {
      const places = (audits[id].details?.items ?? []).map((item) => item.node?.selector).filter(Boolean);
      return `${id}${audits[id].displayValue ? ` ${audits[id].displayValue}` : ''}${places.length ? `: ${places.slice(0, 5).join(' | ')}` : ''}`;
    });
}

let failed = false;
for (const [name, path, signedIn] of [['sign-in', '/sign-in', false], ['inbox', '/inbox', true]]) {
  for (const preset of Object.keys(presets)) {
    const rounds = [];
    for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measured(path, signedIn, preset));
    const scores = values.only.map((category) => [category, middle(rounds.map((result) => score(result, category)))]);
    const [load] = loadavg();
    const { audits } = rounds[0].lhr;
    const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
      .filter((id) => audits[id]).map((id) => `${id} ${middle(rounds.map((result) => Math.round((result.lhr.audits[id].numericValue ?? 0) * 1000) / 1000))}`);
    console.log(`${name} (${preset}): ${scores.map(([category, value]) => `${category} ${value}`).join(', ')}; load ${load.toFixed(1)}${times.length ? `; ${times.join(', ')}` : ''}`);
    for (const [category, value] of scores) {
      if (value < 100) for (const fault of faults(rounds[0], category)) console.log(`    ${category}: ${fault}`);
      if (category === 'accessibility' && value < 100) failed = true;
      if (category === 'performance' && value < Number(values.performance)) failed = true;
    }
    if (values.reports) {
      mkdirSync(values.reports, { recursive: true });
      writeFileSync(`${values.reports}/${name}-${preset}.html`, rounds[0].report);
    }
  }
}
process.exit(failed ? 1 : 0);
