import { assertCalm, Journeys, pageId, signIn } from './journey';

describe('signing in', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('shows a calm page, and one for an address that is not there', async () => {
    const visit = await journeys.visit();
    await visit.page.goto('/login');
    expect(await pageId(visit.page)).toBe('P01');
    await assertCalm(visit, 'login');
    await signIn(visit.page, 'huyen876');
    await visit.page.goto('/khong-co');
    expect(await visit.page.locator('h1').innerText()).toContain('Không tìm thấy');
    await assertCalm(visit, 'not-found');
    await visit.page.getByRole('search').getByRole('searchbox').fill('thư xin lỗi');
    await visit.page.getByRole('search').getByRole('button').click();
    await visit.page.waitForURL(/\/findings\?q=/);
    expect(await pageId(visit.page)).toBe('P16');
  });

  it('keeps the name when the password is wrong, says so at the field, and lets in afterwards', async () => {
    const visit = await journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen875', 'khong-phai-mat-khau');
    expect(await pageId(page)).toBe('P01');
    expect(await page.getByTestId('username').inputValue()).toBe('huyen875');
    expect(await page.getByTestId('password').inputValue()).toBe('');
    expect(await page.title()).toMatch(/^Lỗi/);
    const summary = page.locator('.govuk-error-summary');
    await summary.getByRole('link').first().click();
    expect(await page.evaluate('document.activeElement.id')).toBe('password');
    await assertCalm(visit, 'login-wrong');
    await page.getByTestId('password').fill('kiem-tra-quy-2');
    await page.getByTestId('sign-in').click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(await pageId(page)).toBe('P02');
  });

  it('leads to the page that was asked for', async () => {
    const { page } = await journeys.visit();
    await page.goto('/overview');
    expect(await pageId(page)).toBe('P01');
    await page.getByTestId('username').fill('chutich');
    await page.getByTestId('password').fill('kiem-tra-quy-2');
    await page.getByTestId('sign-in').click();
    await page.waitForURL('**/overview');
    expect(await pageId(page)).toBe('P03');
  });

  it('works with the keyboard alone, and the focus is seen', async () => {
    const { page } = await journeys.visit();
    await page.goto('/login');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#main');
    await page.keyboard.press('Enter');
    const reached: string[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate<string>(`(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        return (element.getAttribute('data-testid') || element.tagName.toLowerCase()) + (seen ? '' : ' without a visible focus');
      })()`);
      reached.push(at);
      if (at === 'username') await page.keyboard.type('huyen874');
      if (at === 'password') {
        await page.keyboard.type('kiem-tra-quy-2');
        await page.keyboard.press('Enter');
        break;
      }
    }
    expect(reached).toContain('password');
    expect(reached.filter((one) => one.includes('without'))).toEqual([]);
    await page.waitForURL((url) => url.pathname === '/');
    expect(await pageId(page)).toBe('P02');
  });

  it('works without scripts, and so does signing out', async () => {
    const { page } = await journeys.visit({ javaScript: false });
    await signIn(page, 'huyen873');
    expect(await pageId(page)).toBe('P02');
    await page.getByTestId('account-menu').click();
    await page.getByTestId('sign-out').click();
    await page.waitForURL('**/login');
    await page.goto('/');
    expect(await pageId(page)).toBe('P01');
  });

  it('speaks English on the same page and stays with it', async () => {
    const visit = await journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen872');
    await page.getByTestId('lang-en').click();
    await page.waitForLoadState('load');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto('/checklists');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await assertCalm(visit, 'checklists-en');
    await page.getByTestId('lang-vi').click();
    await page.waitForLoadState('load');
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  });

  describe('after the session ended', () => {
    it('keeps what was typed and offers it again', async () => {
      const visit = await journeys.visit();
      const { page, context } = visit;
      await signIn(page, 'huyen871');
      // A field in the one form that every page has stands for a long form of its own.
      await page.getByTestId('account-menu').click();
      await page.evaluate(`(() => {
        const field = document.createElement('textarea');
        field.name = 'doneVi';
        field.value = 'Đã cấp tài khoản cá nhân cho 42 công chức';
        document.querySelector('form[action="/logout"]').append(field);
      })()`);
      await context.clearCookies({ name: 'session' });
      await page.getByTestId('sign-out').click();
      await page.getByTestId('session-expired').waitFor();
      await assertCalm(visit, 'session-expired');
      await page.getByTestId('username').fill('huyen871');
      await page.getByTestId('password').fill('kiem-tra-quy-2');
      await page.getByTestId('sign-in').click();
      await page.getByTestId('resume').waitFor();
      expect(await page.locator('main').innerText()).toContain('Đã cấp tài khoản cá nhân cho 42 công chức');
      await assertCalm(visit, 'resume');
    });

    it('leads home when there was nothing to keep', async () => {
      const { page, context } = await journeys.visit();
      await signIn(page, 'huyen871');
      await page.getByTestId('account-menu').click();
      await context.clearCookies({ name: 'session' });
      await page.getByTestId('sign-out').click();
      await page.getByTestId('username').fill('huyen871');
      await page.getByTestId('password').fill('kiem-tra-quy-2');
      await page.getByTestId('sign-in').click();
      await page.waitForURL((url) => url.pathname === '/');
      expect(await pageId(page)).toBe('P02');
    });
  });
});
