// npm run bench:upload: how much memory the built server takes while a 50 MB file comes, in a form and in pieces (tus). One line, or JSON with --json.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd, startServer, stopServer } from '../test/journeys/setup/server.mjs';

const NOW = '2018-07-17T08:00:00+07:00';
const SIZE = 49_900_000;
const PIECE = 4_000_000;
const FILES = '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01/files';
const asJson = process.argv.includes('--json');

/** A sound PDF of the given size. */
function pdfOf(size, title) {
  const start = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n% ${title} `);
  const end = Buffer.from('\ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n');
  return Buffer.concat([start, Buffer.alloc(size - start.length - end.length, 97), end]);
}

function residentBytes(pid) {
  if (process.platform === 'linux') return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

const folder = mkdtempSync(join(tmpdir(), 'cchc-bench-'));
const demo = join(folder, 'demo');
await runToEnd('seed/demo/run.js', ['--dir', demo, '--now', NOW, '--no-serve']);
const { child, url } = await startServer('src/main.js', [], { NODE_ENV: 'development', DEMO_MODE: 'true', APP_NOW: NOW, PORT: '0', DATABASE_URL: join(demo, 'app.sqlite'), STORAGE_DIR: join(demo, 'files') });

try {
  const { token } = JSON.parse(readFileSync(join(demo, 'out', 'logins.json'), 'utf8')).find(({ username }) => username === 'huyen870');
  const send = (method, path, headers = {}, body = Buffer.alloc(0)) =>
    new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, url), { method, headers: { authorization: `Bearer ${token}`, 'content-length': body.length, ...headers } }, (response) => {
        response.resume();
        response.on('end', () => (response.statusCode < 300 ? resolve(response.headers) : reject(new Error(`${method} ${path}: ${response.statusCode}`))));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  await send('POST', '/api/v1/obligations/2018-Q2-D1.2-870/report');

  const inForm = (bytes) => {
    const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n');
    return send('POST', FILES, { 'content-type': 'multipart/form-data; boundary=b' }, Buffer.concat([head, bytes, Buffer.from('\r\n--b--\r\n')]));
  };
  const inPieces = async (bytes) => {
    const said = { place: 'item', report: '2018-Q2-870', item: '2', filename: 'a.pdf' };
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    const { location } = await send('POST', '/uploads', { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': metadata });
    for (let at = 0; at < bytes.length; at += PIECE) {
      await send('PATCH', location, { 'tus-resumable': '1.0.0', 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' }, bytes.subarray(at, at + PIECE));
    }
  };

  /** Growth of the server process at its highest, as a part of the file's size. */
  const growth = async (way, title) => {
    await way(pdfOf(1_000_000, `${title} truoc`));
    const bytes = pdfOf(SIZE, title);
    const before = residentBytes(child.pid);
    let highest = before;
    const watch = setInterval(() => (highest = Math.max(highest, residentBytes(child.pid))), 10);
    await way(bytes);
    clearInterval(watch);
    return Number(((highest - before) / SIZE).toFixed(2));
  };

  const result = { fileMb: SIZE / 1e6, form: await growth(inForm, 'form'), pieces: await growth(inPieces, 'pieces') };
  process.stdout.write(asJson ? `${JSON.stringify(result)}\n` : `Tệp ${result.fileMb} MB: bộ nhớ máy chủ tăng ${result.form} lần dung lượng tệp khi gửi bằng biểu mẫu, ${result.pieces} lần khi gửi từng phần.\n`);
} finally {
  await stopServer(child);
  rmSync(folder, { recursive: true, force: true });
}
