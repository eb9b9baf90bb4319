import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { PERMISSION, residentBytes } from '../../../platform/jobs/limited-child';
import { inspectContent, type InspectionTask } from './inspect-content';
import type { Refusal } from './refusal';

export interface InspectionLimits {
  /** Compiled file of the child; null runs the check in this process. */
  readonly child: string | null;
  /** For one file, in ms. */
  readonly timeMs: number;
  /** Heap of the child, and all its memory with the bytes of the file, in MB. */
  readonly memoryMb: number;
  readonly residentMb: number;
  /** Files after which a child is replaced. */
  readonly files: number;
  readonly idleMs: number;
}

const WATCH_MS = 100;

/** From TypeScript sources (tests under ts-jest) there is no compiled child. */
const CHILD = __filename.endsWith('.ts') ? null : join(__dirname, 'inspection-child.js');
export const INSPECTION_LIMITS: InspectionLimits = { child: CHILD, timeMs: 10_000, memoryMb: 256, residentMb: 640, files: 200, idleMs: 30_000 };

/**
 * Hostile files are read in a child process with little memory and little time; whatever happens to it, the file is refused with a reason
 * and the next one gets a new child. One file at a time: a hundred uploads do not start a hundred children.
 */
@Injectable()
export class InspectionQueue implements OnApplicationShutdown {
  private last: Promise<unknown> = Promise.resolve();
  private child: ChildProcess | null = null;
  private served = 0;
  private idle: NodeJS.Timeout | null = null;

  /** Not injected: tests hand in limits of their own. */
  constructor(@Optional() public limits: InspectionLimits = INSPECTION_LIMITS) {}

  inspect(task: InspectionTask): Promise<Refusal | null> {
    const turn = this.last.then(() => this.run(task));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  onApplicationShutdown(): void {
    this.end();
  }

  /** Children started by this queue that still live: one, or none. */
  get alive(): number {
    return this.child ? 1 : 0;
  }

  private async run(task: InspectionTask): Promise<Refusal | null> {
    if (this.limits.child === null) return inspectContent(task);
    if (this.idle) clearTimeout(this.idle);
    const answer = await this.ask(this.started(this.limits.child), task);
    this.served += 1;
    if (this.served >= this.limits.files) this.end();
    this.idle = setTimeout(() => this.end(), this.limits.idleMs).unref();
    return answer;
  }

  private ask(child: ChildProcess, task: InspectionTask): Promise<Refusal | null> {
    return new Promise((resolve) => {
      const finish = (refusal: Refusal | null, spent: boolean): void => {
        clearTimeout(timer);
        clearInterval(watch);
        child.removeAllListeners();
        if (spent) this.end();
        resolve(refusal);
      };
      const timer = setTimeout(() => finish({ reason: 'checkTooLong' }, true), this.limits.timeMs);
      const watch = setInterval(() => void this.watch(child, () => finish({ reason: 'checkFailed' }, true)), WATCH_MS).unref();
      child.on('message', ({ refusal }: { refusal: Refusal | null }) => finish(refusal, false));
      child.on('error', () => finish({ reason: 'checkFailed' }, true));
      child.on('exit', () => finish({ reason: 'checkFailed' }, true));
      child.send(task, (error) => {
        if (error) finish({ reason: 'checkFailed' }, true);
      });
    });
  }

  private async watch(child: ChildProcess, tooMuch: () => void): Promise<void> {
    if ((await residentBytes(child)) > this.limits.residentMb * 1_000_000) tooMuch();
  }

  private started(file: string): ChildProcess {
    if (this.child?.connected) return this.child;
    this.served = 0;
    // It reads; it writes nothing, starts nothing, and no secret of the environment is handed down.
    const flags = [PERMISSION, '--allow-fs-read=*', '--no-warnings', `--max-old-space-size=${this.limits.memoryMb}`];
    const child = fork(file, [], { execArgv: flags, env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.unref();
    child.channel?.unref();
    this.child = child;
    return child;
  }

  private end(): void {
    if (this.idle) clearTimeout(this.idle);
    this.idle = null;
    this.child?.removeAllListeners();
    // Also a fault on the way out has a listener.
    this.child?.on('error', () => undefined);
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}
