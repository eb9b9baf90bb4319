// Once per run: the built demonstration server in a folder of its own, and one browser for all journeys.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.mjs';

const TOP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const START_LIMIT_MS = 180_000;

function demoServer(folder) {
  const program = join(TOP, 'dist/seed/demo/run.js');
  for (const needed of [program, join(TOP, 'dist/public/manifest.json')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run "npm run build" first (npm test does)`);
  }
  const child = spawn(process.execPath, [program, '--dir', folder, '--port', '0'], { cwd: TOP, env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error', PUBLIC_DIR: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail(`was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const fail = (why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the demonstration server ${why}:\n${said.slice(-2000)}`));
    };
    const hear = (chunk) => {
      said += chunk.toString();
      const url = /Mở: (http:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

export default async function start() {
  const found = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'cchc-journeys-'));
  const pictures = process.env.SCREENSHOTS_DIR || join(folder, 'screenshots');
  mkdirSync(pictures, { recursive: true });
  const { child, url } = await demoServer(join(folder, 'demo'));
  child.removeAllListeners('exit');
  const browser = await chromium.launchServer({ ...found, headless: true }).catch((error) => {
    child.kill('SIGKILL');
    throw new Error(`${found.executablePath} did not start: ${error.message}`);
  });
  globalThis.__journeys = { child, browser, folder };
  process.env.JOURNEYS_URL = url;
  process.env.JOURNEYS_BROWSER = browser.wsEndpoint();
  process.env.JOURNEYS_PICTURES = pictures;
}
