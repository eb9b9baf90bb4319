import { rmSync } from 'node:fs';
import { stopServer } from './server.mjs';

export default async function stop() {
  const { child, browser, folder } = globalThis.__journeys ?? {};
  await browser?.close();
  if (child) await stopServer(child);
  if (folder) rmSync(folder, { recursive: true, force: true });
}
