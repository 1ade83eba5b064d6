/** The widget's whole look. Colours of the brand come from `palette` as custom properties; all lengths are in pixels,
 * because the root font size belongs to the host page. Sides are logical, so that right-to-left needs no second sheet. */
export const STYLES = `
:host { all: initial !important; display: block !important; position: fixed !important; inset: auto !important;
  width: 0 !important; height: 0 !important; z-index: 2147483647 !important; visibility: visible !important; }
:host([data-page]) { position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.root { --canvas: #ffffff; --surface: #ffffff; --sunken: #f1f0ec; --hover: #f6f5f1; --line: #e7e4dc; --strong: #8c877c;
  --ink: #1c1a17; --ink2: #4f4b44; --ink3: #68635a; --danger: #b3261a; --danger-soft: #fdeae7; --wait: #7d4400; --wait-soft: #fdf0da;
  --shadow: 0 1px 2px rgb(40 34 20 / .08), 0 16px 48px -8px rgb(40 34 20 / .24); --bubble: 18px;
  font: 400 15px/1.45 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif;
  color: var(--ink); color-scheme: light; -webkit-font-smoothing: antialiased; -webkit-text-size-adjust: 100%; text-align: start; letter-spacing: normal; }
.root[data-theme=dark] { --canvas: #191a18; --surface: #191a18; --sunken: #262824; --hover: #22241f; --line: #31342f; --strong: #73766d;
  --ink: #eceae4; --ink2: #bab8af; --ink3: #a3a198; --danger: #ff9386; --danger-soft: #3b1a16; --wait: #f2b762; --wait-soft: #332610;
  --shadow: 0 0 0 1px rgb(255 255 255 / .07), 0 20px 56px -8px rgb(0 0 0 / .7); color-scheme: dark; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; padding: 0; border: 0; background: none; text-align: inherit; }
button { cursor: pointer; -webkit-tap-highlight-color: transparent; touch-action: manipulation; }
button:disabled { cursor: default; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--brand-text); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { display: block; flex: none; }

.launcher { position: fixed; inset-block-end: calc(20px + env(safe-area-inset-bottom)); inset-inline-end: calc(20px + env(safe-area-inset-right));
  width: 60px; height: 60px; border-radius: 50%; display: grid; place-items: center; background: var(--brand); color: var(--on-brand);
  box-shadow: 0 2px 6px rgb(0 0 0 / .16), 0 10px 28px -4px rgb(0 0 0 / .3); transition: transform .18s cubic-bezier(.2,.8,.2,1), box-shadow .18s; }
.launcher:hover { transform: translateY(-2px) scale(1.03); }
.launcher:active { transform: scale(.96); }
.launcher:focus-visible { outline: 3px solid var(--surface); outline-offset: 0; box-shadow: 0 0 0 6px var(--brand-text); }
.launcher svg { grid-area: 1/1; transition: transform .22s cubic-bezier(.2,.8,.2,1), opacity .16s; }
.launcher .shut, .open .launcher .talk { opacity: 0; transform: rotate(-60deg) scale(.5); }
.open .launcher .shut { opacity: 1; transform: none; }
.badge { position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #b3261a; color: #fff; font-size: 12px; font-weight: 650; line-height: 22px; text-align: center; box-shadow: 0 0 0 2px var(--surface); }

.popup { position: fixed; inset-block-end: calc(94px + env(safe-area-inset-bottom)); inset-inline-end: calc(20px + env(safe-area-inset-right));
  width: min(320px, calc(100vw - 40px)); display: grid; gap: 10px; justify-items: end; animation: rise .32s cubic-bezier(.2,.8,.2,1); }
.card { position: relative; width: 100%; display: block; padding: 16px; padding-inline-end: 44px; border-radius: 18px; border-end-end-radius: 6px; background: var(--surface); box-shadow: var(--shadow); }
.card .who { display: flex; align-items: center; gap: 8px; margin-block-end: 6px; font-size: 13px; font-weight: 600; color: var(--ink2); }
.popup .dismiss { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; }

.panel { position: fixed; inset-block-end: calc(96px + env(safe-area-inset-bottom)); inset-inline-end: calc(20px + env(safe-area-inset-right));
  width: 392px; height: min(680px, calc(100vh - 128px)); height: min(680px, calc(100dvh - 128px)); display: flex; flex-direction: column; overflow: hidden;
  background: var(--canvas); border-radius: 20px; box-shadow: var(--shadow); transform-origin: 100% 100%;
  opacity: 0; visibility: hidden; transform: translateY(12px) scale(.97); transition: opacity .16s, transform .2s cubic-bezier(.4,0,1,1), visibility 0s .2s; }
[dir=rtl] > .panel { transform-origin: 0 100%; }
.open .panel { opacity: 1; visibility: visible; transform: none; transition: opacity .18s, transform .28s cubic-bezier(.2,.9,.25,1), visibility 0s; }

header { display: flex; align-items: center; gap: 12px; padding: 16px; padding-inline-end: 10px; background: var(--brand); color: var(--on-brand); flex: none; }
header .names { flex: 1; min-width: 0; }
header h2 { margin: 0; font-size: 16px; line-height: 22px; font-weight: 650; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header p { margin: 0; font-size: 13px; line-height: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header :focus-visible { outline-color: var(--on-brand); outline-offset: -3px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; flex: none; display: grid; place-items: center; overflow: hidden; background: var(--on-brand); color: var(--brand); font-weight: 700; font-size: 16px; }
.avatar img { width: 100%; height: 100%; object-fit: cover; }
.avatar.small { width: 24px; height: 24px; font-size: 11px; background: var(--brand); color: var(--on-brand); }
.tool { width: 40px; height: 40px; border-radius: 12px; display: grid; place-items: center; flex: none; transition: background .12s; }
.tool + .tool { margin-inline-start: -8px; }
.tool:hover { background: color-mix(in srgb, currentColor 14%, transparent); }
.tool.tiny { width: 28px; height: 28px; border-radius: 9px; color: var(--ink3); }

.banner { flex: none; display: flex; gap: 10px; align-items: center; padding: 9px 16px; font-size: 13px; line-height: 18px; background: var(--wait-soft); color: var(--wait); animation: fade .2s; }
.banner span { flex: 1; }
.link { font-weight: 600; text-decoration: underline; text-underline-offset: 2px; border-radius: 4px; }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 16px 10px; display: flex; flex-direction: column; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.log:focus-visible { outline-offset: -3px; }
.log > :first-child { margin-block-start: auto; }
.day { align-self: center; margin: 14px 0 10px; font-size: 12px; font-weight: 600; color: var(--ink3); }
.earlier { align-self: center; padding: 7px 14px; border-radius: 16px; font-size: 13px; font-weight: 600; color: var(--brand-text); background: var(--brand-soft); }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-block-start: 3px; max-width: 100%; }
.row.first { margin-block-start: 14px; }
.row.mine { align-items: flex-end; }
.row.fresh { animation: rise .24s cubic-bezier(.2,.8,.2,1); }
.by { display: flex; align-items: center; gap: 8px; margin-block-end: 6px; font-size: 13px; font-weight: 600; color: var(--ink2); }
.bubble { max-width: 84%; padding: 9px 14px; border-radius: var(--bubble); background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.theirs .bubble { border-end-start-radius: 6px; }
.theirs:not(.first) .bubble { border-start-start-radius: 6px; }
.mine .bubble { background: var(--brand); color: var(--on-brand); border-end-end-radius: 6px; }
.mine:not(.first) .bubble { border-start-end-radius: 6px; }
.mine.pending .bubble { background: var(--brand-soft); color: var(--ink); box-shadow: inset 0 0 0 1px var(--line); }
.mine.failed .bubble { background: var(--danger-soft); color: var(--ink); }
.bubble a { color: inherit; text-decoration: underline; text-underline-offset: 2px; border-radius: 3px; }
.mine .bubble a:focus-visible { outline-color: currentColor; }
.bubble.quiet { font-style: italic; color: var(--ink3); }
.bubble.big { font-size: 32px; line-height: 1.2; background: none !important; padding: 2px; box-shadow: none !important; }
.meta { display: flex; align-items: center; gap: 4px; margin-block-start: 4px; padding-inline: 4px; font-size: 12px; line-height: 16px; color: var(--ink3); font-variant-numeric: tabular-nums; }
.meta .seen { color: var(--brand-text); }
.trouble { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 4px 10px; margin-block-start: 5px; font-size: 13px; color: var(--danger); max-width: 84%; }
.reactions { margin-block-start: -4px; padding: 1px 8px; border-radius: 12px; background: var(--surface); box-shadow: 0 0 0 1px var(--line); font-size: 14px; position: relative; }
.picture { display: block; max-width: min(260px, 84%); width: 260px; aspect-ratio: 4/3; border-radius: var(--bubble); overflow: hidden; background: var(--sunken); position: relative; }
.picture img, .picture canvas { width: 100%; height: 100%; object-fit: cover; display: block; }
.doc { display: flex; align-items: center; gap: 10px; max-width: 84%; padding: 10px 14px 10px 10px; border-radius: var(--bubble); background: var(--sunken); color: var(--ink); text-decoration: none; min-width: 0; }
.doc i { width: 38px; height: 38px; border-radius: 10px; display: grid; place-items: center; background: var(--surface); color: var(--brand-text); flex: none; }
.doc b { display: block; font-size: 14px; font-weight: 600; overflow-wrap: anywhere; }
.doc small { font-size: 12px; color: var(--ink3); }
.picture + .bubble, .doc + .bubble, video + .bubble, audio + .bubble { margin-block-start: 3px; }
video, audio { max-width: min(280px, 100%); border-radius: 12px; display: block; }
.bar { display: flex; align-items: center; gap: 8px; width: min(220px, 84%); margin-block-start: 6px; }
progress { appearance: none; flex: 1; min-width: 0; height: 6px; border: 0; border-radius: 3px; overflow: hidden; background: var(--line); color: var(--brand); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--brand-text); transition: width .2s; }
progress::-moz-progress-bar { background: var(--brand-text); }

.choices { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 8px; max-width: 92%; }
.choices.list { flex-direction: column; width: min(92%, 360px); gap: 0; border: 1px solid var(--line); border-radius: 16px; overflow: hidden; background: var(--surface); }
.pill { min-height: 40px; padding: 8px 16px; border-radius: 20px; font-size: 14px; line-height: 20px; font-weight: 600; color: var(--brand-text); background: var(--surface); box-shadow: inset 0 0 0 1.5px var(--brand-text); transition: background .12s; overflow-wrap: anywhere; }
.pill:hover:not(:disabled) { background: var(--brand-soft); }
.list .pill { border-radius: 0; box-shadow: none; min-height: 48px; text-align: start; color: var(--ink); background: none; }
.list .pill + .pill { border-block-start: 1px solid var(--line); }
.list .pill:hover:not(:disabled) { background: var(--hover); }
.list .pill:focus-visible { outline-offset: -3px; }
.pill small { display: block; font-weight: 400; font-size: 13px; color: var(--ink3); }
.quick { justify-content: flex-end; align-self: flex-end; }
.popup .pill { box-shadow: var(--shadow); }

.typing { display: flex; align-items: center; gap: 8px; padding: 0 16px; height: 0; opacity: 0; overflow: hidden; flex: none; font-size: 13px; color: var(--ink3); transition: height .18s, opacity .18s; }
.typing.on { height: 30px; opacity: 1; }
.dots { display: flex; gap: 4px; }
.dots i { width: 6px; height: 6px; border-radius: 50%; background: var(--ink3); animation: blink 1.2s infinite both; }
.dots i:nth-child(2) { animation-delay: .16s; } .dots i:nth-child(3) { animation-delay: .32s; }

.state { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 14px; padding: 32px; text-align: center; color: var(--ink2); }
.state .pill { color: var(--on-brand); background: var(--brand); box-shadow: none; }
.bones { flex: 1; display: flex; flex-direction: column; justify-content: flex-end; gap: 12px; padding: 16px; }
.bones i { height: 42px; width: 62%; border-radius: var(--bubble); background: var(--sunken); animation: pulse 1.6s infinite; }
.bones i:nth-child(2) { width: 44%; } .bones i:nth-child(3) { width: 52%; align-self: flex-end; }

.composer { flex: none; display: flex; align-items: flex-end; gap: 4px; padding: 8px 10px calc(10px + var(--safe, 0px)); }
.field { flex: 1; min-width: 0; display: flex; align-items: flex-end; border-radius: 22px; background: var(--surface); box-shadow: inset 0 0 0 1px var(--strong); transition: box-shadow .12s; }
.field:focus-within { box-shadow: inset 0 0 0 2px var(--brand-text); }
.field textarea { flex: 1; min-width: 0; max-height: 132px; padding: 11px 6px 11px 16px; padding-inline: 16px 6px; resize: none; font-size: 15px; line-height: 22px; outline: none; scrollbar-width: thin; }
.field textarea::placeholder { color: var(--ink3); opacity: 1; }
.field .tool { margin: 2px; border-radius: 50%; color: var(--ink2); }
.go { width: 44px; height: 44px; border-radius: 50%; display: grid; place-items: center; flex: none; background: var(--brand); color: var(--on-brand); transition: transform .16s, opacity .16s; }
.go:disabled { background: var(--sunken); color: var(--ink3); }
.go:not(:disabled):active { transform: scale(.93); }
.jump { position: absolute; inset-block-end: 76px; left: 50%; translate: -50% 0; z-index: 1; display: flex; align-items: center; gap: 6px; padding: 7px 14px 7px 10px; border-radius: 18px; font-size: 13px; font-weight: 600; background: var(--surface); color: var(--brand-text); box-shadow: var(--shadow); animation: rise .2s; }
.drop { position: absolute; inset: 8px; z-index: 2; border-radius: 16px; border: 2px dashed var(--brand-text); background: var(--brand-soft); color: var(--brand-text); display: grid; place-items: center; font-weight: 600; pointer-events: none; }
.notice { flex: none; margin: 0 12px 4px; padding: 8px 12px; border-radius: 12px; font-size: 13px; background: var(--danger-soft); color: var(--danger); }

[data-side=left] > :is(.launcher, .popup, .panel) { inset-inline: calc(20px + env(safe-area-inset-left)) auto; }
[data-side=left] .panel { transform-origin: 0 100%; }
[dir=rtl][data-side=left] .panel { transform-origin: 100% 100%; }
[data-side=left] .popup { justify-items: start; }
.full .panel, .full[data-side] .panel { inset: 0; width: auto; height: auto; border-radius: 0; box-shadow: none; transform: translateY(24px); }
.full.open .panel { transform: none; height: var(--visible, 100dvh); inset-block-start: var(--shift, 0px); inset-block-end: auto; }
.full.open .launcher, .full.open .popup { display: none; }
header { padding-block: 12px; }
.full header { padding-block-start: calc(10px + env(safe-area-inset-top)); padding-inline: calc(16px + env(safe-area-inset-left)) calc(8px + env(safe-area-inset-right)); }
.full .composer { --safe: env(safe-area-inset-bottom); }
.full .tool { width: 44px; height: 44px; }
.full .tool.tiny { width: 32px; height: 32px; }
.full .field .tool { width: 40px; height: 40px; }
.full .field textarea { font-size: 16px; }
.page .panel, .page.open .panel { transition: none; transform: none; }
@media (min-width: 760px) {
  .page .root, .root.page { position: fixed; inset: 0; background: #efede7; }
  .root.page[data-theme=dark] { background: #0f100e; }
  .page.open .panel { inset: 24px 0 auto; margin-inline: auto; width: 720px; max-width: calc(100vw - 48px); height: calc(100dvh - 48px); border-radius: 20px; box-shadow: var(--shadow); }
  .page .log { padding-inline: 28px; } .page .composer { padding-inline: 20px; padding-block-end: 18px; }
  .page .bubble { max-width: 70%; }
}
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@keyframes fade { from { opacity: 0; } }
@keyframes blink { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
@keyframes pulse { 50% { opacity: .5; } }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .bubble, .card, .panel, .pill, .launcher, .field { border: 1px solid; } }
@media print { :host { display: none !important; } }
`;
