// A Chromium for the browser tests: CHROMIUM_PATH, the system's, or the packed one of @sparticuz/chromium. Nothing is downloaded.
import { accessSync, constants } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PLAIN = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {Promise<{ executablePath: string, args: string[] }>} @throws Error that says what is missing and how to get it */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (runs(asked)) return { executablePath: asked, args: PLAIN };
    throw new Error(`CHROMIUM_PATH=${asked}: không có tệp chạy được ở đó.`);
  }
  const system = SYSTEM.find(runs);
  if (system) return { executablePath: system, args: PLAIN };
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return { executablePath: await packed.executablePath(), args: PLAIN };
  } catch (error) {
    throw new Error(
      `Không có Chromium cho kiểm thử trình duyệt. Cài bằng "apt-get install chromium", hoặc đặt CHROMIUM_PATH, hoặc "npm ci" lại để có @sparticuz/chromium (chỉ Linux x64). ${error instanceof Error ? error.message : error}`,
    );
  }
}
