import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/built';
import { faultsAfterKill, incomingCount, type Acknowledged } from './crash-check';

const CHILD = join(__dirname, 'crash-child.cjs');
const KILLS = Number(process.env.CRASH_KILLS ?? 24);
const SEED = Number(process.env.CRASH_SEED ?? 20180719);

/** The same moments every run, for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
}

interface Run {
  readonly acknowledged: readonly Acknowledged[];
  /** Ended by itself: a fault of the child, never expected. */
  readonly error: string | null;
}

interface Moment {
  /** Kill once so many units were acknowledged; -1: while it starts. Counted, not timed: a slow machine gets as far. */
  readonly units: number;
  readonly thenMs: number;
}

/** Lets the child work until `moment`, kills it, and waits until it is gone. */
function workUntilKilled(folder: string, { units, thenMs }: Moment, mutant: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, 'work', folder], { env: { ...process.env, MUTANT: mutant, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let error = '';
    let timer = units < 0 ? setTimeout(() => child.kill('SIGKILL'), thenMs) : undefined;
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      // One line more than units: the first says that it is ready.
      if (!timer && out.split('\n').length - 1 > units) timer = setTimeout(() => child.kill('SIGKILL'), thenMs);
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      const lines = out.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Acknowledged | { kind: 'ready' });
      resolve({ acknowledged: lines.filter((line): line is Acknowledged => line.kind !== 'ready'), error: signal === 'SIGKILL' ? null : error || 'ended by itself' });
    });
  });
}

describe('a server killed in the middle of its work', () => {
  const top = mkdtempSync(join(tmpdir(), 'cchc-crash-'));
  const base = join(top, 'base');

  beforeAll(async () => {
    built('src/main.js');
    const prepared = spawn(process.execPath, [CHILD, 'prepare', base], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    expect(await new Promise((resolve) => prepared.on('close', resolve))).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  function freshFolder(name: string): string {
    const folder = join(top, name);
    cpSync(base, folder, { recursive: true });
    return folder;
  }

  it(`keeps everything it acknowledged, and nothing by halves, over ${KILLS} kills`, async () => {
    const folder = freshFolder('sound');
    const next = random(SEED);
    const acknowledged: Acknowledged[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const moment = kill % 8 === 0 ? { units: -1, thenMs: 100 + next() * 500 } : { units: Math.floor(next() * 16), thenMs: next() * 40 };
      const run = await workUntilKilled(folder, moment, '');
      acknowledged.push(...run.acknowledged);
      expect({ seed: SEED, kill, error: run.error, faults: faultsAfterKill(folder, acknowledged).slice(0, 5) }).toEqual({ seed: SEED, kill, error: null, faults: [] });
      expect(incomingCount(folder)).toBeLessThanOrEqual(4);
    }
    const kinds = new Set(acknowledged.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['answer', 'decision', 'file', 'report', 'result', 'review', 'signed']);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 3);
  }, 180_000);

  it.each([
    ['rowBeforeBytes', 'a row without its bytes'],
    ['factOutsideTheTransaction', 'in facts|its facts end at|without its fact'],
    ['saidTooEarly', 'acknowledged, but lost'],
  ])('would be found out with %s', async (mutant, words) => {
    const folder = freshFolder(mutant);
    const next = random(SEED);
    const acknowledged: Acknowledged[] = [];
    let found: string[] = [];
    for (let kill = 1; kill <= 12 && found.length === 0; kill += 1) {
      acknowledged.push(...(await workUntilKilled(folder, { units: 3 + Math.floor(next() * 5), thenMs: next() * 20 }, mutant)).acknowledged);
      found = faultsAfterKill(folder, acknowledged);
    }
    expect(found.join('\n')).toMatch(new RegExp(words));
  }, 90_000);
});
