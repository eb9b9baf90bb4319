import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitDirective, type SplitDemand } from './split-directive';

describe('directive split', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cchc-split-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const LETTER = 'Bến Tre, ngày 10 tháng 9 năm 2013\n\n1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ trước ngày 20/9.\n2. UBND cấp huyện báo cáo trong thời hạn 10 ngày kể từ ngày nhận được văn bản này.';

  it('prints exactly the demands as JSON', async () => {
    const { code, out, error } = await splitDirective([file('a.txt', LETTER), '--json']);
    expect([code, error]).toEqual([0, undefined]);
    expect(JSON.parse(out ?? '') as SplitDemand[]).toEqual([
      { quote: 'Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ trước ngày 20/9', addressees: ['Sở Nội vụ'], lead: 'Sở Nội vụ', coordinating: ['Sở Tài chính'], deadline: { raw: 'trước ngày 20/9', kind: 'strictly_before', date: '2013-09-20', lastDay: '2013-09-19' } },
      { quote: 'UBND cấp huyện báo cáo trong thời hạn 10 ngày kể từ ngày nhận được văn bản này', addressees: ['UBND cấp huyện'], lead: null, coordinating: [], deadline: { raw: 'trong thời hạn 10 ngày kể từ ngày nhận được văn bản này', kind: 'calendar_days_from', date: null, lastDay: null } },
    ]);
  });

  it('takes the year from --as-of, and words for people without --json', async () => {
    const { out } = await splitDirective([file('b.txt', 'Giao Sở Nội vụ rà soát hồ sơ trước ngày 20/9.'), '--as-of', '2019-09-01']);
    expect(out).toContain('1. Giao Sở Nội vụ rà soát hồ sơ');
    expect(out).toContain('hạn chót: hết ngày 19/09/2019');
  });

  it.each([
    ['no file', (): string[] => [], 'Cách dùng'],
    ['a missing file', (): string[] => [join(folder, 'nope.txt')], 'Không tìm thấy tệp'],
    ['a folder', (): string[] => [folder], 'không phải tệp'],
    ['an empty file', (): string[] => [file('c.txt', '')], 'không có nội dung'],
    ['bytes', (): string[] => [file('d.bin', Buffer.from([0, 1, 2, 3, 0, 255, 254, 7, 0]))], 'không phải tệp văn bản'],
    ['a wrong day', (): string[] => [file('e.txt', 'a'), '--as-of', '2018-02-31'], 'không có trong lịch'],
    ['an unknown option', (): string[] => [file('f.txt', 'a'), '--what'], 'Cách dùng'],
  ])('%s: says so and ends with 2', async (_, args, words) => {
    const { code, out, error } = await splitDirective([...args(), '--json']);
    expect([code, out]).toEqual([2, undefined]);
    expect(error).toContain(words);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
