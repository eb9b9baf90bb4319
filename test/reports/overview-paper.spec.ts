import { caseData } from '../../seed/demo/case-data';
import { OverviewPaper } from '../../src/reports/overview-paper';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import type { Actor } from '../../src/kernel/actor';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { readPdf } from './readers/pdf-reader';

const chair: Actor = { ...SYSTEM_ACTOR, role: 'provincialChair' };

describe('the chair’s page as a sheet of paper', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  it('is one page with the figures, points, proposals and the heat map of the round', async () => {
    const { name, bytes } = await demo.app.get(OverviewPaper, { strict: false }).pdf(chair, caseData().round.code);
    expect(name).toBe('overview-2018-Q2.pdf');
    const { pages } = readPdf(bytes);
    expect(pages).toHaveLength(1);
    const text = pages[0]?.text ?? '';
    for (const words of [
      'Huyện Cao Lãnh, Huyện Thanh Bình',
      'trễ 1 ngày',
      'Nộp 19/7, bổ sung 23/7',
      '▲ Quá hạn 5 ngày',
      'Đất đai tồn đọng: 247 trên 2.397',
      'Lặp lại: 2 tồn tại.',
      'Chờ sở, ngành: 6 tồn tại',
      'Chủ trì: Sở Nội vụ · thời hạn: chờ ý kiến Chủ tịch',
      'theo hạn của tồn tại: 28/9/2018',
      'mục D6.3 (thư xin lỗi)',
      'Ý kiến chỉ đạo của Chủ tịch:',
      'tính là hết ngày 19/7/2018',
      'DỮ LIỆU MẪU',
    ]) {
      expect(text).toContain(words);
    }
    const { findings } = await demo.app.get(RoundSummaryQuery, { strict: false }).of('2018-Q2');
    const bottom = pages[0]?.lines.filter((line) => /^(Tổng|\d+)$/.test(line.text)) ?? [];
    const corner = bottom.reduce((last, line) => (line.baseline > last.baseline || (Math.abs(line.baseline - last.baseline) < 0.2 && line.x > last.x) ? line : last));
    expect(corner.text).toBe(String(findings.total));
  });

  it('stays one page before anything was issued', async () => {
    const early = await startDemoApp('2018-05-20T09:00:00+07:00');
    try {
      const { pages } = readPdf((await early.app.get(OverviewPaper, { strict: false }).pdf(chair, undefined)).bytes);
      expect(pages).toHaveLength(1);
      expect(pages[0]?.text).toContain('Số liệu của đợt chưa có điểm nào nổi lên.');
    } finally {
      await early.close();
    }
  });
});
