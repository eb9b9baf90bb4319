import type { ChildProcess } from 'node:child_process';

export function startServer(program: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<{ readonly child: ChildProcess; readonly url: string }>;
export function stopServer(child: ChildProcess): Promise<void>;
export function runToEnd(program: string, args?: readonly string[]): Promise<void>;
