// node scripts/draw-machines.mjs (after npm run build): writes the state diagrams of docs/architecture.md from the tables themselves.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(top, 'dist/src');
if (!existsSync(join(built, 'kernel/state-machine.js'))) {
  process.stderr.write('Chưa dựng chương trình: chạy npm run build trước\n');
  process.exit(1);
}
const require = createRequire(import.meta.url);
const { mermaidOf } = require(join(built, 'kernel/state-machine.js'));

const START = '<!-- state diagrams: scripts/draw-machines.mjs -->';
const END = '<!-- end of state diagrams -->';
const path = join(top, 'docs/architecture.md');
const text = readFileSync(path, 'utf8');
const [start, end] = [text.indexOf(START), text.indexOf(END)];
if (start < 0 || end < start) {
  process.stderr.write('docs/architecture.md: không thấy chỗ đặt sơ đồ\n');
  process.exit(1);
}

// Named by the sources: dist may still hold a machine that was renamed.
const machines = readdirSync(join(top, 'src/features'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.machine.ts'))
  .map((entry) => join(entry.parentPath, entry.name).replace(join(top, 'src'), built).replace(/\.ts$/, '.js'))
  .flatMap((file) => Object.values(require(file)).filter((value) => typeof value === 'object' && value !== null && 'states' in value))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const drawings = machines.map((machine) => `### ${machine.name}\n\n\`\`\`mermaid\n${mermaidOf(machine)}\n\`\`\`\n`);
writeFileSync(path, `${text.slice(0, start)}${START}\n\n${drawings.join('\n')}\n${text.slice(end)}`);
process.stdout.write(`${machines.length} sơ đồ: ${machines.map(({ name }) => name).join(', ')}\n`);
