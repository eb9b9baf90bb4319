import { existsSync } from 'node:fs';
import { join } from 'node:path';

const TOP = join(__dirname, '..', '..');

/** Path of a file of the built server. Tests that kill or browse run what is delivered, not what jest compiles. */
export function built(path: string): string {
  const file = join(TOP, 'dist', path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" first (npm test does)`);
  return file;
}
