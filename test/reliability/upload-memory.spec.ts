import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('a file of 50 MB passes through the server without being held in it', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '..', '..', 'scripts', 'bench-upload.mjs'), '--json'], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect([status, stderr]).toEqual([0, '']);
  const growth = JSON.parse(stdout) as { form: number; pieces: number };
  process.stdout.write(`memory of a 50 MB upload: ${stdout}`);
  expect(growth.form).toBeLessThan(1);
  expect(growth.pieces).toBeLessThan(1);
}, 120_000);
