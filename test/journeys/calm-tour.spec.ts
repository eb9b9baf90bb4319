import { ADDRESSES } from './addresses';
import { faultsAt, Journeys, pageId, signIn, WIDTHS, type Visit } from './journey';

describe('every page of a post is calm', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it.each(Object.keys(ADDRESSES))('%s', async (username) => {
    const visit = await journeys.visit();
    await signIn(visit.page, username);
    const told: string[] = [];
    const links = new Map<string, string>();
    for (const [address, id] of ADDRESSES[username] ?? []) {
      told.push(...(await faultsOf(visit, username, address, id)));
      for (const link of await linksOf(visit)) if (!links.has(shapeOf(link))) links.set(shapeOf(link), link);
    }
    told.push(...(await deadLinks(visit, [...links.values()])));
    expect(told).toEqual([]);
  }, 300_000);
});

const seen = new Set<string>();

/** On three screens, then in English on one. The first of each kind of page is read by axe on a phone and in English too. */
async function faultsOf(visit: Visit, username: string, address: string, id: string): Promise<string[]> {
  const { page, errors } = visit;
  const answer = await page.goto(address);
  const first = !seen.has(id);
  seen.add(id);
  const picture = `${username}${address.replace(/\W+/g, '-')}`;
  const faults = [...(answer?.status() === 200 ? [] : [`status ${answer?.status()}`]), ...((await pageId(page)) === id ? [] : [`is ${await pageId(page)}`])];
  faults.push(...(await faultsAt(page, WIDTHS, { picture, axeAt: first ? [390, 1366] : [1366] })));
  const english = await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
  const language = await page.locator('html').getAttribute('lang');
  if (english?.status() !== 200 || language !== 'en') faults.push(`in English: status ${english?.status()}, language ${language}`);
  faults.push(...(await faultsAt(page, [1366], { picture: `${picture}-en`, axeAt: first ? [1366] : [] })).map((fault) => `in English: ${fault}`));
  await page.context().clearCookies({ name: 'lang' });
  return [...faults, ...errors.splice(0)].map((fault) => `${address} (${id}): ${fault}`);
}

async function linksOf({ page }: Visit): Promise<string[]> {
  const hrefs = (await page.evaluate(`[...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href'))`)) as string[];
  return hrefs.map((href) => href.replace(/#.*/, '').replace(/([?&])lang=\w+&?/, '$1').replace(/[?&]$/, '')).filter(Boolean);
}

/** One link of each kind: without codes, numbers and the values of filters. */
function shapeOf(link: string): string {
  const [path = '', query = ''] = link.split('?');
  return `${path.replace(/\/files\/[\w-]+/, '/files/one').replace(/2018-Q\d[-\w.]*/g, 'code').replace(/\d+/g, 'n')}?${[...new URLSearchParams(query).keys()].sort().join('&')}`;
}

async function deadLinks({ page }: Visit, links: readonly string[]): Promise<string[]> {
  const dead: string[] = [];
  for (const link of links) {
    const { [link]: status } = (await page.evaluate(`fetch(${JSON.stringify(link)}, { method: 'GET' }).then((answer) => { answer.body?.cancel(); return { ${JSON.stringify(link)}: answer.status }; })`)) as Record<string, number>;
    if (status !== 200) dead.push(`leads nowhere: ${link} (${status})`);
  }
  return dead;
}
