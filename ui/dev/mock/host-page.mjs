/** A page with everything against whoever is embedded in it. */
export const hostPage = (chat, channel, query) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lusaka Show</title>
<style nonce="host">
html { font-size: 5px; } body { margin: 0; font: 16px/1.6 Georgia, serif; color: #222; background: #faf7f0; transform: translateZ(0); }
insaka-chat, insaka-chat * , html > :not(head, body) { display: none !important; opacity: 0 !important; position: static !important; pointer-events: none !important; z-index: -1 !important; transform: scale(0) !important; }
* { letter-spacing: 1px; text-transform: uppercase !important; direction: rtl; }
body, body * { direction: ltr; text-transform: none !important; letter-spacing: 0; }
button { background: red !important; width: 400px !important; } textarea { display: none !important; }
main { max-width: 760px; margin: 60px auto; padding: 0 24px; position: relative; z-index: 2147483647; } h1 { font-size: 40px; line-height: 1.1; }
</style></head><body><main><h1>The Lusaka Show</h1><p>Farming, crafts and music under the jacarandas, every August. Families come for the animals, the parade and the food; farmers for the machines.</p>
<p>Tickets at the gate and online. Children under five are free.</p></main>
<script src="${chat}/widget.js" data-channel="${channel}" ${query.get('locale') ? `data-locale="${query.get('locale')}"` : ''} ${query.get('theme') ? `data-theme="${query.get('theme')}"` : ''} async></script></body></html>`;
