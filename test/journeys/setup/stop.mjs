import { rmSync } from 'node:fs';

export default async function stop() {
  const { children = [], browser, folder } = globalThis.__journeys ?? {};
  await browser?.close();
  for (const child of children) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
}
