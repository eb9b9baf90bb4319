import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import { SignIn } from '../../src/features/identity';
import { ValidationError } from '../../src/kernel/errors';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

const HOUR = 3_600_000;

describe('guessing passwords', () => {
  let demo: DemoApp;
  let signIn: SignIn;
  beforeAll(async () => {
    demo = await startDemoApp('2018-04-02T08:00:00+07:00');
    signIn = demo.app.get(SignIn, { strict: false });
  }, 120_000);
  afterAll(() => demo.close());
  beforeEach(() => demo.clock.set(demo.clock.now() + 2 * HOUR));

  /** `wrong`, `wait 2`, or `in`. */
  async function attempt(username: string, password = 'không phải mật khẩu', mark?: string): Promise<string> {
    try {
      await signIn.execute(username, password, mark);
      return 'in';
    } catch (error) {
      const [one] = (error as ValidationError).problems;
      return one?.code === 'signIn.wait' ? `wait ${one.params?.seconds}` : (one?.code.replace('signIn.', '') ?? String(error));
    }
  }

  it('shows the same words and waits for a name that is there and one that is not', async () => {
    const seen = new Map<string, string[]>();
    for (const username of ['huyen870', 'khongcoai']) {
      const browser = new PageBrowser(demo);
      await browser.open('/login');
      const pages: string[] = [];
      for (let n = 0; n < 6; n += 1) {
        const { status, words } = await browser.post('/login', { username, password: 'sai' });
        pages.push(`${status} ${/(Đã thử sai nhiều lần\. [^.]*\.|Tên đăng nhập hoặc mật khẩu chưa đúng\.)/.exec(words)?.[1]}`);
      }
      seen.set(username, pages);
    }
    const wrong = '400 Tên đăng nhập hoặc mật khẩu chưa đúng.';
    const wait = '400 Đã thử sai nhiều lần. Hãy chờ 2 giây rồi thử lại.';
    expect(seen.get('khongcoai')).toEqual([wrong, wrong, wrong, wait, wait, wait]);
    expect(seen.get('huyen870')).toEqual(seen.get('khongcoai'));
  });

  it('takes as long for both', async () => {
    const times = { huyen870: [] as number[], khongcoai: [] as number[] };
    for (let n = 0; n < 25; n += 1) {
      for (const username of n % 2 ? (['huyen870', 'khongcoai'] as const) : (['khongcoai', 'huyen870'] as const)) {
        demo.clock.set(demo.clock.now() + 2 * HOUR);
        const from = process.hrtime.bigint();
        expect(await attempt(username)).toBe('wrong');
        times[username].push(Number(process.hrtime.bigint() - from) / 1e6);
      }
    }
    const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;
    const [known, unknown] = [median(times.huyen870), median(times.khongcoai)];
    expect(Math.abs(known - unknown)).toBeLessThan(8);
  });

  it.each(['huyen869', 'cungkhongcoai'])('is as slow at once as one after the other: %s', async (username) => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(username)));
    expect(answers.filter((one) => one === 'wrong')).toHaveLength(3);
    expect(answers.filter((one) => one.startsWith('wait'))).toHaveLength(27);
    expect(await attempt(username, DEMO_PASSWORD)).toBe('wait 2');
    demo.clock.set(demo.clock.now() + 2000);
    expect(await attempt(username, DEMO_PASSWORD)).toBe(username === 'huyen869' ? 'in' : 'wrong');
  });

  it('lets the right one in at once after one slip, and counts anew', async () => {
    expect([await attempt('stttt'), await attempt('stttt', DEMO_PASSWORD), await attempt('stttt'), await attempt('stttt'), await attempt('stttt', DEMO_PASSWORD)]).toEqual(['wrong', 'in', 'wrong', 'wrong', 'in']);
  });

  it('gets at most a hundred tries of an hour looked at, while who worked here before still comes in', async () => {
    const browser = await PageBrowser.signedIn(demo, 'huyen866');
    await browser.post('/logout', {});
    let looked = 0;
    for (let second = 0; second < 3600; second += 1) {
      demo.clock.set(demo.clock.now() + 1000);
      if ((await attempt('huyen866')) === 'wrong') looked += 1;
      if (second % 1200 !== 600) continue;
      expect((await new PageBrowser(demo).signIn('huyen866')).status).toBe(400);
      expect((await browser.signIn('huyen866')).status).toBe(303);
      await browser.open('/');
      expect((await browser.post('/logout', {})).status).toBe(303);
    }
    expect(looked).toBeGreaterThan(20);
    expect(looked).toBeLessThanOrEqual(100);
  }, 120_000);

  it('is not helped by a mark of one’s own, of another name, or made up', async () => {
    for (let n = 0; n < 3; n += 1) await attempt('lanhdao.huyen870');
    for (const mark of ['', '.', 'abc.def', `${'A'.repeat(22)}.${'B'.repeat(43)}`]) expect(await attempt('lanhdao.huyen870', 'sai', mark)).toBe('wait 2');
  });

  it('is limited per address too, over all names together', async () => {
    const server = demo.app.getHttpAdapter().getInstance();
    const codes: number[] = [];
    for (let n = 0; n < 70; n += 1) codes.push((await server.inject({ method: 'POST', url: '/login', remoteAddress: '10.9.9.9', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `username=ai${n}&password=sai` })).statusCode);
    expect(codes.slice(0, 60)).not.toContain(429);
    expect(codes.slice(60)).toEqual(Array(10).fill(429));
    const page = await server.inject({ method: 'GET', url: '/login', remoteAddress: '10.9.9.9' });
    expect(page.statusCode).toBe(200);
  });
});
