import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';

/** Widths of a phone, a tablet, an office screen. */
export const WIDTHS = [390, 820, 1366] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 390: 844, 820: 1180, 1366: 768 };
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: journeys run in the jest project "journeys", which starts the server and the browser`);
  return value;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console called an error, and faults of scripts. */
  readonly errors: string[];
}

interface Options {
  readonly javaScript?: boolean;
  readonly width?: number;
}

/** The browser of this spec file; each visit has cookies of its own. */
export class Journeys {
  private browser: Browser | null = null;
  private readonly contexts: BrowserContext[] = [];

  /** `url`: a server of the journey's own; the one all share otherwise. */
  constructor(private readonly url?: string) {}

  async visit({ javaScript = true, width = 1366 }: Options = {}): Promise<Visit> {
    this.browser ??= await chromium.connect(told('JOURNEYS_BROWSER'));
    const context = await this.browser.newContext({
      baseURL: this.url ?? told('JOURNEYS_URL'),
      javaScriptEnabled: javaScript,
      viewport: { width, height: HEIGHTS[width] ?? 768 },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    this.contexts.push(context);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // The answer to the page itself may be a refusal on purpose (400, 401, 403, 404); everything it loads may not.
      if (message.type() === 'error' && message.location().url !== page.url()) errors.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('requestfailed', (request) => {
      // Going to another page ends what the old one was still loading.
      if (request.resourceType() !== 'document' && request.failure()?.errorText !== 'net::ERR_ABORTED') errors.push(`not loaded: ${request.url()}`);
    });
    return { page, context, errors };
  }

  /** Ends the visits, not the browser: the next spec uses it too. */
  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser?.close();
  }
}

/** Presses and counts: a link, button, choice or "choose files" is one; typing and scrolling are free. */
export class Presses {
  count = 0;

  constructor(private readonly page: Page) {}

  async on(target: string | Locator): Promise<void> {
    this.count += 1;
    await (typeof target === 'string' ? this.page.getByTestId(target) : target).click();
  }

  /** Presses what leads to another page, and waits for it. */
  async to(target: string | Locator, url: string | RegExp): Promise<void> {
    await this.on(target);
    await this.page.waitForURL(url);
  }

  async choose(testid: string, files: readonly UploadedFile[]): Promise<void> {
    this.count += 1;
    await this.page.getByTestId(testid).setInputFiles(files.map(({ name, buffer }) => ({ name, buffer, mimeType: 'application/octet-stream' })));
  }
}

/** What the press downloads: its name and bytes. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<UploadedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), buffer: Buffer.concat(parts) };
}

export interface UploadedFile {
  readonly name: string;
  readonly buffer: Buffer;
}

export const pdf = (name: string): UploadedFile => ({ name, buffer: samplePdf(name) });

export async function signIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.getByTestId('username').fill(username);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  await page.waitForLoadState('load');
}

export async function pageId(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('data-page');
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Serious or critical faults that axe finds, in words. Its code goes in beside the page's own policy, which forbids all but our own scripts. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`)) as AxeViolation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${node.failureSummary?.replace(/\s+/g, ' ').slice(0, 160) ?? ''})`).join(' | ')}`);
}

/** What sticks out of the screen sideways, by its path. */
async function wideElements(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const reach = (element) => {
      const box = element.getBoundingClientRect();
      const spills = getComputedStyle(element).overflowX === 'visible' && element.scrollWidth > element.clientWidth;
      return spills ? Math.max(box.right, box.left + element.scrollWidth) : box.right;
    };
    return [...document.body.querySelectorAll('main *, header *, nav *, footer *')]
      .filter((element) => reach(element) > root.clientWidth + 1)
      .slice(-3)
      .map((element) => element.tagName.toLowerCase() + '.' + String(element.className).split(' ').join('.') + ' to ' + Math.round(reach(element)));
  })()`);
}

const LOCALES = join(__dirname, '../../locales/vi');
const KEYS = new RegExp(`\\b(${readdirSync(LOCALES).map((name) => name.replace('.json', '')).join('|')}):[A-Za-z][\\w.]*`, 'g');

/** Words no reader should meet: keys of texts that are missing, values that are missing. */
export async function strayWords(page: Page): Promise<string[]> {
  const text = (await page.evaluate(`[document.title, document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], input, textarea')].flatMap((element) => [
      ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''), element.type === 'hidden' ? '' : element.value ?? '']),
  ].join('\\n')`)) as string;
  return [...new Set([...(text.match(KEYS) ?? []), ...(text.match(/.{0,40}(\bundefined\b|\bNaN\b|\[object|\bnull\b|\{\{|%\w+%).{0,20}/g) ?? [])])];
}

/** What is wrong with the page at these widths; axe, which is slow, only where it is asked for. */
export async function faultsAt(page: Page, widths: readonly number[], { picture, axeAt }: { readonly picture: string; readonly axeAt: readonly number[] }): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 768 });
    await takePicture(page, `${picture}-${width}`);
    const scrolls = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    if (scrolls) faults.push(`${width}: scrolls sideways, ${(await wideElements(page)).join('; ')}`);
    if (axeAt.includes(width)) faults.push(...(await seriousFaults(page)).map((fault) => `${width}: ${fault}`));
  }
  return [...faults, ...(await strayWords(page)).map((word) => `stray: ${word}`)];
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS_DIR;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/**
 * A page nobody stumbles over: named, no error in the console, nothing sideways on a phone, a tablet and an office screen, no serious
 * fault for people who do not see it, no stray word. Takes one picture per width when SCREENSHOTS_DIR says where to.
 */
export async function assertCalm({ page, errors }: Visit, name: string): Promise<void> {
  const before = page.viewportSize();
  const faults = await faultsAt(page, WIDTHS, { picture: name, axeAt: [390, 1366] });
  if (before) await page.setViewportSize(before);
  expect({ name, page: await pageId(page), errors, faults }).toEqual({ name, page: expect.stringMatching(/^\w+$/) as string, errors: [], faults: [] });
}

/** Presses Tab until the field is reached; on the way every stop shows that it is one. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const at = (await page.evaluate(`(() => {
      const element = document.activeElement;
      const shows = (one) => { const style = getComputedStyle(one); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; };
      const near = [element, element.nextElementSibling, element.closest('[data-drop]'), ...(element.labels ?? [])].filter(Boolean);
      const ring = near.some((one) => shows(one) || getComputedStyle(one, '::before').boxShadow !== 'none');
      return { name: element.name || element.dataset.testid || '', testid: element.dataset.testid || '', ring, what: element.outerHTML.slice(0, 120) };
    })()`)) as { readonly name: string; readonly testid: string; readonly ring: boolean; readonly what: string };
    expect(at.ring ? '' : `no visible focus: ${at.what}`).toBe('');
    if (at.name === name || at.testid === name) return;
  }
  throw new Error(`${name} was not reached with the keyboard`);
}
