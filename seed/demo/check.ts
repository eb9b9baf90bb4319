import { readFileSync } from 'node:fs';
import type { CaseRound } from './case-data';
import { checkedOptions } from './checked-options';
import { DemoOptionError } from './demo-options';

// Run by scripts/demo.mjs from the top folder, bundled, before anything is built.
checkedOptions(process.argv.slice(2), JSON.parse(readFileSync('seed/demo-2018-q2/round.json', 'utf8')) as CaseRound).catch((error: unknown) => {
  const known = error instanceof DemoOptionError;
  process.stderr.write(`${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = known ? 2 : 1;
});
