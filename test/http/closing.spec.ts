import { DataSource } from 'typeorm';
import { InspectionRound } from '../../src/features/inspections';
import { DecideItem, SendReview } from '../../src/features/remediation';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

describe('closing a round', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
  }, 120_000);
  afterAll(() => demo.close());

  const force = (state: InspectionRound['state']) => demo.app.get(DataSource).manager.update(InspectionRound, { code: '2018-Q2' }, { state });

  it('is not asked before the figures are frozen', async () => {
    const { status, location } = await staff.open('/rounds/2018-Q2/close');
    expect([status, location]).toEqual([303, '/rounds/2018-Q2']);
    expect((await staff.open('/rounds/2017-Q1/close')).status).toBe(404);
  });

  it('is never called the next thing while a report waits for review', async () => {
    await force('consolidated');
    const { words } = await staff.open('/rounds/2018-Q2');
    expect(words).toContain('Đến lượt Sở Nội vụ: xem xét báo cáo của Huyện Hồng Ngự');
    expect(words).not.toContain('đóng đợt kiểm tra. Báo cáo tổng hợp đã lập.');
  });

  it('asks first and lists what is still open, with the way to it', async () => {
    const { html, words } = await staff.open('/rounds/2018-Q2/close');
    expect(words).toContain('Đóng đợt kiểm tra quý II/2018?');
    for (const text of ['1 báo cáo khắc phục chờ xem xét: Huyện Hồng Ngự .', '1 đơn vị chưa gửi báo cáo khắc phục: Huyện Tân Hồng .', '18 tồn tại chưa được xác nhận khắc phục', 'đề nghị xác nhận (3)']) expect(words).toContain(text);
    expect(html).toContain('href="/obligations/2018-Q2-D1.2-870"');
    expect(html).not.toContain('data-testid="open-returned"');
  });

  it('tells a returned report as returned, on the cockpit too', async () => {
    const actor = await demo.actor('sonoivu');
    for (let item = 1; item <= 7; item += 1) {
      const input = item === 7 ? { decision: 'returned', reason: 'Chưa có quyết định kèm theo' } : { decision: 'accepted' };
      await demo.app.get(DecideItem, { strict: false }).execute(actor, '2018-Q2-870', `2018-Q2-870-0${item}`, input as never);
    }
    await demo.app.get(SendReview, { strict: false }).execute(actor, '2018-Q2-870');
    const { words } = await staff.open('/rounds/2018-Q2/close');
    expect(words).toContain('1 báo cáo bị trả lại, đơn vị chưa gửi lại: Huyện Hồng Ngự .');
    expect((await staff.open('/rounds/2018-Q2')).words).toContain('Huyện Hồng Ngự chưa gửi lại báo cáo đã bị trả lại.');
  });

  it('is done by the button of that page alone, once', async () => {
    expect((await staff.open('/rounds/2018-Q2')).html).toContain('href="/rounds/2018-Q2/close"');
    await staff.open('/rounds/2018-Q2/close');
    expect((await staff.post('/rounds/2018-Q2/steps', { step: 'close' })).status).toBe(303);
    const { words } = await staff.open('/rounds/2018-Q2');
    expect(words).toContain('Đợt kiểm tra đã đóng, chỉ còn để xem.');
    expect((await staff.open('/rounds/2018-Q2/close')).location).toBe('/rounds/2018-Q2');
  });
});
