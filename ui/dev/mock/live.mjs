// A small event stream with ids, resumable as the real one is.
export function stream() {
  const open = new Set();
  const kept = [];
  let next = 1;
  return {
    connect(req, res, after) {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
      res.write(':ok\n\n');
      const from = Number(after ?? 0);
      if (from) for (const event of kept.filter((one) => one.id > from)) res.write(event.text);
      open.add(res);
      const beat = setInterval(() => res.write(':beat\n\n'), 15_000);
      req.on('close', () => { clearInterval(beat); open.delete(res); });
    },
    send(name, data) {
      const event = { id: next++, text: '' };
      event.text = `id: ${event.id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      kept.push(event);
      if (kept.length > 500) kept.shift();
      for (const res of open) res.write(event.text);
    },
    drop() { for (const res of open) res.destroy(); },
  };
}
