// npm run bench:split [-- --json]: how long the reader takes for a letter of 200 kB, as a ratio to a floor measured in the same run on the
// same text: folding it and finding the ends of its sentences, below which no reader can go. Needs `npm run build`.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const reading = join(top, 'dist/src/features/directives/domain/reading');
const { readDirectiveText } = require(join(reading, 'read-directive-text.js'));
const { foldText } = require(join(reading, 'folded-text.js'));
const { sentencesOf } = require(join(reading, 'sentences.js'));
const { units } = JSON.parse(readFileSync(join(top, 'seed/reference/units.json'), 'utf8'));

const SIZE = 200_000;
const ROUNDS = 7;
const folder = join(top, 'test/fixtures/letters');
// The bodies of the letters one after the other; a foot would end the reading.
const bodies = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8').split('\n=====\n')[0].split('Nơi nhận')[0].replace('Kính gửi', 'Gửi'));
let text = '';
while (text.length < SIZE) text += `${bodies.join('\n')}\n`;
text = text.slice(0, SIZE);

/** Processor time, not the clock: other work on the machine is not the reader's. */
function fastest(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

const floor = fastest(() => {
  const folded = foldText(text);
  sentencesOf(folded, 0, folded.cased.length);
});
let clauses = 0;
const read = fastest(() => (clauses = readDirectiveText(text, { context: '2024-01-15', units }).clauses.length));
const quarter = fastest(() => readDirectiveText(text.slice(0, SIZE / 4), { context: '2024-01-15', units }));
const rounded = (value) => Math.round(value * 10) / 10;
const result = { chars: text.length, clauses, milliseconds: rounded(read), floorMilliseconds: rounded(floor), ratio: rounded(read / floor), growthFrom50kB: rounded(read / quarter) };

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
else process.stdout.write(`Tách ${result.chars} ký tự: ${result.milliseconds} ms, ${result.clauses} nội dung; gấp ${result.ratio} lần mức sàn ${result.floorMilliseconds} ms (chuẩn hóa và tách câu cùng văn bản); gấp ${result.growthFrom50kB} lần 50 kB.\n`);
