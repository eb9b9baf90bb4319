import { caseData } from '../../seed/demo/case-data';
import { OverviewPaper } from '../../src/reports/overview-paper';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import type { Actor } from '../../src/kernel/actor';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { centreOf, readPdf, type PdfPage } from './readers/pdf-reader';

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
      '▲ Trễ 1 ngày',
      'Cách tính rộng: Đúng hạn',
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
    // Said where it differs, and nowhere else.
    expect(text.match(/Cách tính rộng/g)).toHaveLength(1);
    const { findings } = await demo.app.get(RoundSummaryQuery, { strict: false }).of('2018-Q2');
    const bottom = pages[0]?.lines.filter((line) => /^(Tổng|\d+)$/.test(line.text)) ?? [];
    const corner = bottom.reduce((last, line) => (line.baseline > last.baseline || (Math.abs(line.baseline - last.baseline) < 0.2 && line.x > last.x) ? line : last));
    expect(corner.text).toBe(String(findings.total));
  });

  it('draws every unit’s bar over the full width, as the screen does', async () => {
    const { bytes } = await demo.app.get(OverviewPaper, { strict: false }).pdf(chair, caseData().round.code);
    const [page] = readPdf(bytes).pages;
    const [three = 0, four = 0] = barNumbers(page, 'Huyện Hồng Ngự', '7');
    const width = ((four - three) * 14) / 7;
    const left = three - (width * 3) / 14;
    // Six findings in one state: its number stands in the middle of the same width as seven.
    expect(barNumbers(page, 'Huyện Tân Hồng', '6')).toEqual([expect.closeTo(left + width / 2, 0)]);
    const parts = [4, 2, 1].map((count, index, all) => left + ((all.slice(0, index).reduce((sum, one) => sum + one, 0) + count / 2) / 7) * width);
    expect(barNumbers(page, 'Huyện Cao Lãnh', '7')).toEqual(parts.map((middle) => expect.closeTo(middle, 0)));
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

/** Where the numbers of a unit's bar stand; the unit's first line is its row of the bars. */
function barNumbers(page: PdfPage | undefined, unit: string, total: string): number[] {
  const row = page?.lines.find(({ text }) => text === unit);
  const numbers = (page?.lines ?? []).filter(({ text, baseline }) => /^\d+$/.test(text) && Math.abs(baseline - (row?.baseline ?? 0)) < 2).sort((a, b) => a.x - b.x);
  expect(numbers[0]?.text).toBe(total);
  return numbers.slice(1).map(centreOf);
}
