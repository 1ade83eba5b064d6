import { readFile } from 'node:fs/promises';

export const json = (res, status, body, headers = {}) => {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(body === undefined ? '' : JSON.stringify(body));
};

export const problem = (res, status, code, detail, headers = {}) =>
  json(res, status, { type: `/problems/${code}`, title: code, status, detail, code }, { ...headers, 'Content-Type': 'application/problem+json' });

export const readBody = (req) =>
  new Promise((resolve) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => resolve(Buffer.concat(chunks)));
  });

/** The first file of a multipart body; enough for a mock. */
export function firstFile(body, contentType) {
  const boundary = /boundary=(.+)$/.exec(contentType ?? '')?.[1];
  const head = body.indexOf('\r\n\r\n');
  const headers = body.subarray(0, head).toString();
  const end = body.lastIndexOf(`\r\n--${boundary}`);
  return {
    fileName: /filename="([^"]*)"/.exec(headers)?.[1] ?? 'file',
    contentType: /Content-Type: (.+)/i.exec(headers)?.[1]?.trim() ?? 'application/octet-stream',
    bytes: body.subarray(head + 4, end),
  };
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

export async function serveConsole(res, path) {
  const dist = new URL('../../dist/', import.meta.url);
  const name = path.includes('.') ? path.slice(1) : 'index.html';
  try {
    const bytes = await readFile(new URL(name, dist));
    res.writeHead(200, { 'Content-Type': types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream' });
    res.end(bytes);
  } catch {
    res.writeHead(404);
    res.end('Run npm run build first.');
  }
}
