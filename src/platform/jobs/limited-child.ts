import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChildTurns } from './child-turns';

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

/** Two processes at once, of whatever kind: more would only take memory from the server. */
const TURNS = new ChildTurns(2);

/** Beside heap and pixels every process has its libraries and the stacks of its threads; the server's own watch is the narrower one. */
const MEMORY_BESIDE_MB = 768;

/**
 * What ends a process whose server was killed. The system does it at once where it can (`setpriv`), and holds processor time and memory
 * even while the script never pauses; the clock and the closed pipe in the process itself are for one that waits.
 */
const GUARDED = `ulimit -t "$1" 2>/dev/null; ulimit -d "$2" 2>/dev/null; shift 2
if setpriv --pdeathsig KILL true 2>/dev/null; then exec setpriv --pdeathsig KILL env -i "$@"; fi
exec env -i "$@"`;

/** A process with limits of its own, which need no server that watches. Its standard input must stay an open pipe. */
export function childCommand(root: string, script: string, file: string, args: readonly string[], { memoryMb, timeMs }: ChildLimits): readonly [program: string, args: string[]] {
  const readable = [join(root, 'sandbox', '*'), join(root, 'node_modules', '*'), join(root, 'package.json'), file];
  const end = "process.kill(process.pid, 'SIGKILL')";
  const guard = `process.stdin.on('close', () => ${end}).on('error', () => ${end}).resume().unref(); setTimeout(() => ${end}, ${timeMs + 1_000}).unref();`;
  const flags = [PERMISSION, '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`), '--no-warnings', `--max-old-space-size=${memoryMb}`, '--import', `data:text/javascript,${encodeURIComponent(guard)}`];
  const command = [...flags, join(root, 'sandbox', script), file, ...args];
  if (process.platform === 'win32') return [process.execPath, command];
  return ['/bin/sh', ['-c', GUARDED, 'sh', String(Math.ceil(timeMs / 1_000) + 1), String((memoryMb + MEMORY_BESIDE_MB) * 1_000), process.execPath, ...command]];
}

/**
 * Runs a script of `sandbox/` over one hostile file: a process of its own that reads that file and the program's libraries and nothing
 * else, writes nothing, starts nothing, knows no secret of the environment, and is killed at its limit of time or memory, or with the
 * server. Whatever happens to it is an answer here, never a fault of the server. Waits for its turn; the time counts from its start.
 */
export function runLimited(root: string, script: string, file: string, args: readonly string[], limits: ChildLimits): Promise<ChildOutcome> {
  return TURNS.within(script, () => runNow(root, script, file, args, limits));
}

function runNow(root: string, script: string, file: string, args: readonly string[], limits: ChildLimits): Promise<ChildOutcome> {
  return new Promise((resolve) => {
    const [program, command] = childCommand(root, script, file, args, limits);
    const child = spawn(program, command, { env: {}, cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => undefined);
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
    // Killed by nobody here: the system did, at its limit of processor time.
    child.on('close', (code, signal) => finish(code === 0 ? { ok: true, output: Buffer.concat(chunks) } : { ok: false, reason: signal === 'SIGKILL' ? 'time' : 'fault' }));
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
