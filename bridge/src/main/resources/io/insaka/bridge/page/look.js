// Looks at a chat client. Each part is looked for by every strategy in turn; the first that finds it is used.
// Defines window.insakaPage; everything it returns is plain data.
(strategies) => {
  const shown = (e) => !!e && e.getClientRects().length > 0;
  const query = (root, selector) => {
    try { return selector ? [...root.querySelectorAll(selector)] : []; } catch { return []; }
  };
  const matches = (e, selector) => !!selector && (e.matches(selector) || e.querySelector(selector) !== null);
  const squeezed = (text) => (text ?? '').replace(/[\s\u00a0\u200b\u200e\u200f]+/g, ' ').trim();

  /** The first visible element of a part, and which strategy found it. */
  function part(name, root = document) {
    for (let n = 0; n < strategies.length; n++) {
      const element = query(root, strategies[n][name]).find(shown);
      if (element) return { element, n };
    }
    return null;
  }

  /** The words with their line breaks; pictures of signs stand for the signs. */
  function words(root) {
    let text = '';
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
      else if (node.nodeName === 'IMG') text += node.alt ?? '';
      else if (node.nodeName === 'BR') text += '\n';
      else node.childNodes.forEach(walk);
    };
    walk(root);
    return text.trim();
  }

  /** The outermost elements only: selectors may match what stands inside of one another. */
  const outermost = (elements) => elements.filter((e) => !elements.some((other) => other !== e && other.contains(e)));

  function titleOf(row) {
    const found = part('title', row)?.element;
    return found ? squeezed(found.getAttribute('title') || words(found)) : '';
  }

  function rows() {
    const list = part('list');
    if (!list) return [];
    for (let n = list.n; n < strategies.length; n++) {
      const found = outermost(query(document, strategies[n].row).filter((e) => list.element.contains(e) && shown(e)));
      if (found.some((row) => titleOf(row))) return found.filter((row) => titleOf(row));
    }
    return [];
  }

  function chat(row) {
    const badge = part('unread', row)?.element;
    const count = badge ? parseInt((badge.getAttribute('aria-label') || badge.textContent).replace(/[^0-9]/g, ''), 10) : 0;
    const account = row.getAttribute('data-jid') || row.querySelector('[data-jid]')?.getAttribute('data-jid') || null;
    return { title: titleOf(row), account, unread: badge ? (count || 1) : 0 };
  }

  function kind(e) {
    if (e.querySelector('[data-icon*="audio"], [data-icon*="ptt"], audio')) return 'voice';
    if (e.querySelector('video, [data-icon*="video"]')) return 'video';
    if (e.querySelector('[data-icon*="document"]')) return 'document';
    if (e.querySelector('[data-icon*="sticker"], img[alt*="sticker" i]')) return 'sticker';
    if (e.querySelector('img[src^="blob:"], img[src^="data:image/"]')) return 'image';
    return 'text';
  }

  function tick(e) {
    const icon = e.querySelector('[data-icon^="msg-"], [data-tick]');
    const said = squeezed(icon ? `${icon.getAttribute('data-icon') ?? ''} ${icon.getAttribute('aria-label') ?? ''} ${icon.getAttribute('data-tick') ?? ''}`
      : [...e.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).filter((label) => /^\s*(pending|sent|delivered|read)\s*$/i.test(label)).join(' ')).toLowerCase();
    if (/\bread\b/.test(said)) return 'read';
    if (/dblcheck|delivered/.test(said)) return 'delivered';
    if (/msg-time|pending/.test(said)) return 'pending';
    return /check|sent/.test(said) ? 'sent' : 'none';
  }

  function line(e, strategy) {
    const named = e.hasAttribute('data-id') ? e : e.querySelector('[data-id]');
    const id = named?.getAttribute('data-id') || null;
    const sides = /^(true|false)_/.exec(id ?? '');
    const out = sides ? sides[1] === 'true' : matches(e, strategy.out);
    if (!sides && !out && !matches(e, strategy.in)) return null; // a date, or a notice of the page
    const what = kind(e);
    const bubble = part('text', e)?.element;
    const time = part('time', e)?.element;
    const stamp = e.querySelector('[data-pre-plain-text]')?.getAttribute('data-pre-plain-text');
    let text = bubble ? words(bubble) : '';
    if (!bubble && what === 'text') text = words(e).replace(time ? words(time) : '', '').trim();
    return {
      id, out, kind: what, text,
      time: time ? squeezed(time.textContent) : stamp ? stamp.replace(/^\[([^,\]]*).*$/s, '$1') : null,
      sender: null,
      tick: out ? tick(e) : 'none',
    };
  }

  function lines(pane) {
    for (const strategy of strategies) {
      const found = outermost(query(document, strategy.line).filter((e) => pane.contains(e)));
      const read = found.map((e) => line(e, strategy)).filter((one) => one !== null);
      if (read.length > 0) return read;
    }
    return [];
  }

  function open() {
    const pane = part('pane')?.element;
    const header = pane ? part('header', pane)?.element : null;
    if (!header) return null;
    const read = lines(pane);
    const account = read.map((one) => /^(?:true|false)_([^_]+@[^_]+)_/.exec(one.id ?? '')).find((found) => found)?.[1] ?? null;
    return { title: squeezed(header.getAttribute('title') || words(header)), account, lines: read };
  }

  window.insakaPage = {
    look() {
      const list = part('list');
      const qr = list ? null : part('qr');
      return {
        screen: list ? 'ready' : qr ? 'pairing' : 'unknown',
        strategy: list ? strategies[list.n].name : qr ? strategies[qr.n].name : null,
        choice: list ? list.n : qr ? qr.n : -1,
        code: qr ? qr.element.getAttribute('data-ref') ?? qr.element.closest('[data-ref]')?.getAttribute('data-ref') ?? null : null,
        chats: list ? rows().map(chat) : [],
        open: list ? open() : null,
      };
    },
    qr: () => part('qr')?.element ?? null,
    row: ({ title, account }) => {
      const fitting = rows().filter((row) => { const one = chat(row); return account && one.account ? one.account === account : one.title === title; });
      return fitting.length === 1 ? fitting[0] : null;
    },
    composer: () => { const pane = part('pane')?.element; return pane ? part('composer', pane)?.element ?? null : null; },
    send: () => { const pane = part('pane')?.element; return pane ? part('send', pane)?.element ?? null : null; },
    search: () => part('search')?.element ?? null,
    typed: () => { const box = window.insakaPage.composer(); return box ? words(box) : null; },
    /** Older lines of the open chat come when one scrolls up. */
    older: () => {
      const pane = part('pane')?.element;
      const boxes = pane ? [pane, ...pane.querySelectorAll('*')].filter((e) => e.scrollHeight > e.clientHeight && /auto|scroll/.test(getComputedStyle(e).overflowY)) : [];
      boxes.forEach((box) => { box.scrollTop = 0; });
    },
  };

  // One notice for many changes, and no look at a half-made page.
  let due = 0;
  new MutationObserver(() => {
    clearTimeout(due);
    due = setTimeout(() => window.insakaChanged?.(), 30);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
