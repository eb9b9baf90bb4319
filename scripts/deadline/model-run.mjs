// Asks the product's own rule about generated instants, under the time zone of this process, and compares with the model.
import { createRequire } from 'node:module';
import { breakRule } from './break-rule.mjs';
import { generated, verdict } from './model.mjs';

const [count, seed, broken = ''] = process.argv.slice(2);
breakRule(broken);
const require = createRequire(import.meta.url);
const { bothReadings, dueMoments } = require('../../dist/src/features/obligations/domain/lateness.js');
const { createWorkingCalendar } = require('../../dist/src/kernel/working-calendar.js');

const calendar = createWorkingCalendar([]);
let differences = 0;
const shown = [];
for (const { named, instant } of generated(Number(count), Number(seed))) {
  const said = bothReadings(dueMoments({ kind: 'strictly_before', date: named }, calendar), { firstSubmittedAt: instant, now: instant, calendar });
  const expected = { strict: verdict(named, instant, false), lenient: verdict(named, instant, true) };
  const same = ['strict', 'lenient'].every((reading) => said[reading].kind === expected[reading].kind && said[reading].days === expected[reading].days);
  if (same) continue;
  differences += 1;
  if (shown.length < 3) shown.push({ named, instant: new Date(instant).toISOString(), said, expected });
}
process.stdout.write(JSON.stringify({ zone: process.env.TZ, instants: Number(count), differences, shown }));
