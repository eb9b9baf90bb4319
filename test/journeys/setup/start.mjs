// Once per run: the built demonstration server in a folder of its own, and one browser for all journeys.
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import { startServer } from './server.mjs';

export default async function start() {
  const found = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'cchc-journeys-'));
  if (process.env.SCREENSHOTS_DIR) mkdirSync(process.env.SCREENSHOTS_DIR, { recursive: true });
  const { child, url } = await startServer('seed/demo/run.js', ['--dir', join(folder, 'demo'), '--port', '0']);
  // Nobody has called the server yet: what it holds is the case as it was played.
  cpSync(join(folder, 'demo'), join(folder, 'played'), { recursive: true });
  const browser = await chromium.launchServer({ ...found, headless: true }).catch((error) => {
    child.kill('SIGKILL');
    throw new Error(`${found.executablePath} did not start: ${error.message}`);
  });
  globalThis.__journeys = { child, browser, folder };
  process.env.JOURNEYS_URL = url;
  process.env.JOURNEYS_BROWSER = browser.wsEndpoint();
  process.env.JOURNEYS_FOLDER = folder;
}
