import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { built } from '../support/built';
import { onPostgres } from '../support/database';

interface Figures {
  readonly ok: boolean;
  readonly seed: number;
  readonly differences: number;
  readonly model: readonly { readonly zone: string; readonly instants: number; readonly differences: number }[];
  readonly runs: readonly { readonly database: string; readonly instances: number; readonly clients: number; readonly requests: number; readonly ms: number; readonly inTime: number; readonly late: number; readonly verdictsRight: number; readonly differences: number }[];
}

/** `npm run verify:deadline` in the size of a test run; whole it is 200 units, each eleven times, on both databases. */
function verify(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<{ status: number | null; figures: Figures }> {
  built('src/app.js');
  const script = join(__dirname, '..', '..', 'scripts', 'verify-deadline.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, '--json', ...args], { env: { ...process.env, NODE_OPTIONS: '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.on('close', (status) => {
      if (!out.startsWith('{')) return reject(new Error(`${out}\n${error}`));
      resolve({ status, figures: JSON.parse(out) as Figures });
    });
  });
}

describe('the moment of the deadline', () => {
  const on = onPostgres ? 'postgres2' : 'sqlite';

  it('has one submission, one receipt and one fact of each unit, and every verdict right', async () => {
    const { status, figures } = await verify(['--on', on, '--clients', '16', '--repeats', '5', '--instants', '20000']);
    process.stdout.write(`verify:deadline ${JSON.stringify({ seed: figures.seed, model: figures.model.map(({ zone, instants, differences }) => `${zone} ${instants}/${differences}`), runs: figures.runs })}\n`);
    expect({ status, ok: figures.ok, differences: figures.differences }).toEqual({ status: 0, ok: true, differences: 0 });
    expect(figures.model.map(({ zone }) => zone)).toEqual(['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh']);
    expect(figures.runs).toHaveLength(1);
    expect(figures.runs[0]).toMatchObject({ clients: 16, requests: 96, verdictsRight: 16 });
    expect(Math.min(figures.runs[0]?.inTime ?? 0, figures.runs[0]?.late ?? 0)).toBeGreaterThan(0);
  }, 120_000);

  // On one database only: what is broken lies above both.
  it.each(onPostgres ? ['waiting'] : ['waiting', 'namedDay', 'noReceipt'])('would be found out with %s broken', async (kind) => {
    // With a PostgreSQL of its own, as from the command line.
    const { status, figures } = await verify(['--on', on, '--clients', '8', '--repeats', '3', '--instants', '500', `--break=${kind}`], { TEST_POSTGRES_URL: '' });
    expect(status).toBe(1);
    expect(figures.ok).toBe(false);
    expect(figures.runs[0]?.differences).toBeGreaterThan(0);
  }, 120_000);
});
