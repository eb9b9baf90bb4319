import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const NOW = '2018-07-17T08:00:00+07:00';

/** Played once, copied for every server. */
let played: string | null = null;

export function forgetPlayed(): void {
  if (played) rmSync(played, { recursive: true, force: true });
  played = null;
}

/** The built server as a process of its own, on a case in which huyện 870 has just begun its report. */
export class UploadServer {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    private readonly folder: string,
  ) {}

  /** @param preload a file that breaks a control before the server starts */
  static async start(env: Readonly<Record<string, string>> = {}, preload?: string): Promise<UploadServer> {
    const { runToEnd, startServer } = await import('../../journeys/setup/server.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'cchc-uploads-'));
    const demo = join(folder, 'demo');
    if (played === null) {
      played = mkdtempSync(join(tmpdir(), 'cchc-uploads-played-'));
      await runToEnd('seed/demo/run.js', ['--dir', join(played, 'demo'), '--now', NOW, '--no-serve']);
    }
    cpSync(join(played, 'demo'), demo, { recursive: true });
    const { child, url } = await startServer('src/main.js', [], {
      NODE_ENV: 'development', DEMO_MODE: 'true', APP_NOW: NOW, PORT: '0', DATABASE_URL: join(demo, 'app.sqlite'), STORAGE_DIR: join(demo, 'files'),
      ...(preload ? { NODE_OPTIONS: `--require ${preload}` } : {}),
      ...env,
    });
    const server = new UploadServer(child, url, folder);
    const started = await fetch(`${url}/api/v1/obligations/2018-Q2-D1.2-870/report`, { method: 'POST', headers: { authorization: `Bearer ${server.token('huyen870')}` } });
    if (started.status !== 201) throw new Error(`the report was not begun: ${started.status}`);
    return server;
  }

  get storage(): string {
    return join(this.folder, 'demo', 'files');
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  token(username: string): string {
    const logins = JSON.parse(readFileSync(join(this.folder, 'demo', 'out', 'logins.json'), 'utf8')) as { username: string; token: string }[];
    return logins.find((login) => login.username === username)?.token ?? '';
  }

  /** Hashes that rows name. */
  named(): ReadonlySet<string> {
    const database = new Database(join(this.folder, 'demo', 'app.sqlite'), { readonly: true });
    try {
      return new Set((database.prepare('SELECT sha256 FROM stored_file').all() as { sha256: string }[]).map(({ sha256 }) => sha256));
    } finally {
      database.close();
    }
  }

  /** Memory of the server in bytes, now and at its highest since the last `forgetPeak`; null where the system does not say. */
  memory(): { now: number; peak: number } | null {
    try {
      const text = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      const kb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1] ?? NaN) * 1024;
      return { now: kb('VmRSS'), peak: kb('VmHWM') };
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    const { stopServer } = await import('../../journeys/setup/server.mjs');
    await stopServer(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
