import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ChildLimits {
  /** Heap of the engine and all memory of the process, in MB. */
  readonly memoryMb: number;
  readonly timeMs: number;
  readonly outputBytes: number;
}

export type ChildOutcome =
  | { readonly ok: true; readonly output: Buffer }
  | { readonly ok: false; readonly reason: 'time' | 'memory' | 'output' | 'fault' };

const WATCH_MS = 40;
const PAGE_BYTES = 4096;

/** Node 20 still calls it experimental. */
export const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

/**
 * Runs a script of `sandbox/` over one hostile file: a process of its own that reads that file and the program's libraries and nothing
 * else, writes nothing, starts nothing, knows no secret of the environment, and is killed at its limit of time or memory. Whatever
 * happens to it is an answer here, never a fault of the server.
 */
export function runLimited(root: string, script: string, file: string, args: readonly string[], limits: ChildLimits): Promise<ChildOutcome> {
  return new Promise((resolve) => {
    const readable = [join(root, 'sandbox', '*'), join(root, 'node_modules', '*'), join(root, 'package.json'), file];
    const flags = [PERMISSION, '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`), '--no-warnings', `--max-old-space-size=${limits.memoryMb}`];
    const child = spawn(process.execPath, [...flags, join(root, 'sandbox', script), file, ...args], { env: {}, cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let size = 0;
    let ended: ChildOutcome | null = null;
    const stop = (reason: 'time' | 'memory' | 'output'): void => {
      ended ??= { ok: false, reason };
      child.kill('SIGKILL');
    };
    const clock = setTimeout(() => stop('time'), limits.timeMs);
    const watch = setInterval(() => void residentBytes(child).then((bytes) => (bytes > limits.memoryMb * 1_000_000 ? stop('memory') : undefined)), WATCH_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.outputBytes) return stop('output');
      chunks.push(chunk);
    });
    const finish = (outcome: ChildOutcome): void => {
      clearTimeout(clock);
      clearInterval(watch);
      resolve(ended ?? outcome);
    };
    child.on('error', () => finish({ ok: false, reason: 'fault' }));
    child.on('close', (code) => finish(code === 0 ? { ok: true, output: Buffer.concat(chunks) } : { ok: false, reason: 'fault' }));
  });
}

/** The engine limits its own heap only: pictures and compiled decoders take memory beside it. Linux tells; elsewhere the heap limit stands alone. */
export async function residentBytes(child: ChildProcess): Promise<number> {
  try {
    return Number((await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
