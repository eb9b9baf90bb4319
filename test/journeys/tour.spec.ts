import { assertCalm, Journeys, signIn, strayWords } from './journey';

/** Every page a role works with, by hand. */
const TOUR: Readonly<Record<string, readonly string[]>> = {
  sonoivu: [
    '/rounds', '/rounds/2018-Q2', '/rounds/new', '/visits', '/visits/2018-Q2-873', '/findings', '/findings/2018-Q2-874-04', '/directives', '/directives/2018-Q2-CD1', '/directives/new?round=2018-Q2',
    '/obligations', '/obligations/2018-Q2-D1.2-869', '/reports', '/reports/2018-Q2-870/review/2', '/reports/2018-Q2-870/review/send', '/reports/2018-Q2-874/receipt', '/reminders', '/reminders/new',
    '/consolidations', '/checklists', '/audit',
  ],
  huyen874: ['/reports', '/reports/2018-Q2-874/receipt', '/obligations', '/obligations/2018-Q2-D1.1-874', '/findings', '/findings/2018-Q2-874-03', '/visits/2018-Q2-874', '/directives/2018-Q2-CD1', '/reminders'],
  stttt: ['/obligations', '/obligations/2018-Q2-D6.3-STTTT', '/findings', '/findings/2018-Q2-869-01'],
  chutich: ['/directives/2018-Q2-CD1', '/rounds/2018-Q2', '/consolidations', '/findings?unit=873'],
};

describe.each(Object.entries(TOUR))('the pages of %s', (username, addresses) => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('are calm on a phone, a tablet and an office screen, and whole in both languages', async () => {
    const visit = await journeys.visit();
    await signIn(visit.page, username);
    for (const address of addresses) {
      const name = `${username}${address.replace(/[^\w]+/g, '-')}`;
      const answer = await visit.page.goto(address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      expect([address, await strayWords(visit.page)]).toEqual([address, []]);
      await assertCalm(visit, name);
    }
    for (const address of addresses) {
      await visit.page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
      expect([address, await visit.page.locator('html').getAttribute('lang'), await strayWords(visit.page)]).toEqual([address, 'en', []]);
    }
  }, 240_000);
});
