import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '../../src/platform/config/settings';
import { startFailure, startServer } from '../../src/start-server';

const SECRET = 'Vb7kq2Lw9xTz4Rn8Gc5Jd1Hf6Ys3Pm0A';

describe('a start that a setting makes impossible', () => {
  let folder: string;
  let taken: Server;
  let port: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cchc-start-'));
    mkdirSync(join(folder, 'public'));
    writeFileSync(join(folder, 'a-file'), 'đây không phải cơ sở dữ liệu '.repeat(100));
    taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await new Promise((resolve) => taken.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  const names = JSON.stringify(Object.fromEntries(['app.css', 'app.js', 'icons.svg', 'favicon.svg', 'chevron-down.svg', 'inter-latin.woff2', 'inter-vietnamese.woff2'].map((name) => [name, name])));

  it.each<[string, (at: (name: string) => string) => Record<string, string>, string, string]>([
    ['a store that is a file', (at) => ({ STORAGE_DIR: at('a-file') }), 'STORAGE_DIR', 'là tệp'],
    ['a store below a file', (at) => ({ STORAGE_DIR: at('a-file/files') }), 'STORAGE_DIR', 'là tệp'],
    ['built files that are nowhere', (at) => ({ PUBLIC_DIR: at('nowhere') }), 'PUBLIC_DIR', 'npm run build'],
    ['a database that is none', (at) => ({ DATABASE_URL: at('a-file') }), 'DATABASE_URL', 'không phải là cơ sở dữ liệu SQLite'],
    ['a database that is a folder', (at) => ({ DATABASE_URL: at('public') }), 'DATABASE_URL', 'không mở được'],
    ['a database below a file', (at) => ({ DATABASE_URL: at('a-file/app.sqlite') }), 'DATABASE_URL', 'không phải thư mục'],
    ['a PostgreSQL that does not answer', () => ({ DATABASE_URL: 'postgres://app:mat-khau@127.0.0.1:9/cchc' }), 'DATABASE_URL', 'không có máy chủ PostgreSQL'],
    ['a PostgreSQL of no name', () => ({ DATABASE_URL: 'postgres://app:mat-khau@may-chu.invalid/cchc' }), 'DATABASE_URL', 'máy chủ'],
    ['a port that is taken', () => ({ PORT: port }), 'PORT', 'đang có chương trình khác dùng'],
    ['an address of another machine', () => ({ NODE_ENV: 'production', SESSION_SECRET: SECRET, AUDIT_KEY: `${SECRET}x`, HOST: '192.0.2.77' }), 'HOST', 'không có địa chỉ đó'],
  ])('%s is told in Vietnamese with its key, without a stack', async (_, environment, key, words) => {
    writeFileSync(join(folder, 'public/manifest.json'), names);
    const at = (name: string): string => join(folder, name);
    const started = startServer({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', DATABASE_URL: at('app.sqlite'), STORAGE_DIR: at('files'), PUBLIC_DIR: at('public'), ...environment(at) });
    const error = await started.then(async (app) => app.close(), (reason: unknown) => reason);
    expect(error).toBeInstanceOf(SettingsError);
    const told = startFailure(error);
    expect(told).toMatch(new RegExp(`^Không khởi động được.*\\n  - ${key}: .*${words}.*\\([^)]+\\)\\n$`));
    expect(told).not.toMatch(/\n\s+at |mat-khau/);
  });
});
