// npm run build: compiles the server into dist/src and the styles, scripts and fonts into dist/public.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const step = (words, args) => {
  process.stdout.write(`${words}…\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    process.stderr.write(`Không thành công: ${words}\n`);
    process.exit(status ?? 1);
  }
};

step('Biên dịch máy chủ', [join(top, 'node_modules/@nestjs/cli/bin/nest.js'), 'build']);
if (!existsSync(join(top, 'dist/src/main.js'))) {
  process.stderr.write('Biên dịch không tạo ra dist/src/main.js\n');
  process.exit(1);
}
step('Dựng kiểu trang, mã kịch bản, phông chữ', [join(top, 'scripts/build-assets.mjs')]);
