import * as fc from 'fast-check';
import { readSeed, referenceData } from '../../../../../seed/reference-data';
import { letters } from '../../../../../test/support/letter-corpus';
import { treeProblems } from '../clause-tree';
import { readDirectiveText } from './read-directive-text';
import type { ProposedClause } from './proposal';

interface SeedClause {
  readonly number: string;
  readonly parent: string | null;
  readonly quoteVi: string;
}

const units = referenceData().units.filter(({ validFrom }) => !validFrom);
const options = { context: '2018-07-16', units };
const seed = readSeed<{ clauses: SeedClause[] }>('demo-2018-q2/directive.json').clauses;
const quoteOf = (number: string): string => seed.find((one) => one.number === number)?.quoteVi ?? '';

/** The quoted demands of the 2018 case, put together as the letter would have them. */
const LETTER = `Kính gửi:
- Thủ trưởng các sở, ban, ngành tỉnh;
- Chủ tịch UBND huyện, thị xã, thành phố.

Chủ tịch UBND tỉnh chỉ đạo Chủ tịch UBND các huyện, thành phố (được kiểm tra) ${quoteOf('D1')} đã được nêu qua kiểm tra và ${quoteOf('D1.2')}.

Trong đó, ${quoteOf('D2')} về: ${['D2.1', 'D2.2', 'D2.3', 'D2.4'].map(quoteOf).join('; ')}.

Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch UBND huyện, thị xã, thành phố (chưa được kiểm tra) ${['D3.1', 'D3.2', 'D3.3'].map(quoteOf).join(', ')}.

Các sở, ngành tỉnh ${quoteOf('D4')} về trình tự, thủ tục, khắc phục những sai sót về chuyên môn, nghiệp vụ. Đối với lĩnh vực đất đai, giao Sở Tài nguyên và Môi trường (Văn phòng Đăng ký đất đai tỉnh) phối hợp chặt chẽ với UBND cấp huyện để kịp thời giải quyết các vướng mắc, khó khăn, ${quoteOf('D5')} của tổ chức, công dân.

Sở Thông tin và Truyền thông tập trung ${quoteOf('D6.1')}; ${quoteOf('D6.2')}. ${['D6.3', 'D6.4', 'D6.5'].map(quoteOf).join(', ')}.

Sở Nội vụ ${quoteOf('D7.1')} và ${quoteOf('D7.2')} thực hiện công tác cải cách hành chính.

Chủ tịch UBND tỉnh yêu cầu Thủ trưởng sở, ban, ngành tỉnh, Chủ tịch UBND huyện, thị xã, thành phố ${quoteOf('D8')}.

Nơi nhận:
- Như trên;
- Lưu: VT.`;

describe('the letter of 2018', () => {
  const { clauses } = readDirectiveText(LETTER, options);
  const of = (number: string): ProposedClause => clauses.find((one) => one.number === number) as ProposedClause;

  it('gives the tree of the seed: 24 clauses, 19 duties, the same numbers and parents', () => {
    expect(clauses.map(({ number, parent }) => [number, parent])).toEqual(seed.map(({ number, parent }) => [number, parent]));
    expect(clauses.filter(({ leaf }) => leaf)).toHaveLength(19);
    expect(treeProblems(clauses.map(({ number, parent, parties }) => ({ number, ...(parent === null ? {} : { parent }), addressees: parties })))).toEqual([]);
  });

  it('finds every quoted demand where the seed has it', () => {
    const missing = seed.filter(({ number, quoteVi }) => !of(number).quote.includes(quoteVi));
    expect(missing).toEqual([]);
  });

  it('dates exactly one: strictly before 20/7/2018, of those inspected', () => {
    const dated = clauses.filter(({ deadline }) => deadline !== null);
    expect(dated.map(({ number, deadline, kind }) => [number, deadline?.raw, deadline?.rule, kind])).toEqual([['D1.2', 'trước ngày 20/7/2018', { kind: 'strictly_before', date: '2018-07-20' }, 'one_off']]);
    expect(of('D1.2').parties).toEqual([{ role: 'addressee', raw: 'Chủ tịch UBND các huyện, thành phố (được kiểm tra)', group: 'inspectedDistricts', unitCode: null, known: true }]);
  });

  it('names who leads, who co-operates and who inspects himself', () => {
    expect(of('D3.1').parties.map(({ group }) => group)).toEqual(['departments', 'uninspectedDistricts']);
    expect(of('D5').parties.map(({ role, raw, unitCode, group }) => [role, raw, unitCode ?? group])).toEqual([
      ['lead', 'Sở Tài nguyên và Môi trường', 'STNMT'],
      ['coordinator', 'Văn phòng Đăng ký đất đai tỉnh', 'VPDKDD'],
      ['coordinator', 'UBND cấp huyện', 'districts'],
    ]);
    expect(['D6.1', 'D6.3', 'D6.5', 'D7.2'].map((number) => of(number).parties.map(({ unitCode }) => unitCode))).toEqual([['STTTT'], ['STTTT'], ['STTTT'], ['SNV']]);
  });
});

describe('names that two units have', () => {
  const codes = (sentence: string): (string | null)[] => readDirectiveText(`1. ${sentence}`, options).clauses.flatMap(({ parties }) => parties.map(({ unitCode }) => unitCode));
  it.each([
    ['Giao UBND thành phố Cao Lãnh rà soát hồ sơ.', ['866']],
    ['Giao Chủ tịch UBND huyện Cao Lãnh rà soát hồ sơ.', ['873']],
    ['Giao UBND TP. Cao Lãnh rà soát hồ sơ.', ['866']],
    ['Giao UBND các huyện: Cao Lãnh, Thanh Bình và Tân Hồng rà soát hồ sơ.', ['873', '874', '869']],
    ['Giao UBND các huyện, thành phố: Cao Lãnh, Tam Nông rà soát hồ sơ.', [null, '871']],
    ['Giao Cao Lãnh rà soát hồ sơ.', [null]],
    ['Giao Sở Quy hoạch - Kiến trúc rà soát hồ sơ.', [null]],
    ['Giao STTTT, Sở TN&MT, Sở LĐTBXH, VP UBND tỉnh rà soát hồ sơ.', ['STTTT', 'STNMT', 'SLDTBXH', 'VPUBND']],
    ['Giao UBND huyện Đức Trọng rà soát hồ sơ.', [null]],
  ])('%s', (sentence, expected) => {
    expect(codes(sentence)).toEqual(expected);
  });
});

describe('what is no demand', () => {
  it.each([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
    'Kính gửi: Các sở, ban, ngành tỉnh.',
    'Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Giám đốc Sở Nội vụ,',
    'Nơi nhận:\n- Như trên;\n- Sở Nội vụ (theo dõi, đôn đốc);\n- Lưu: VT.',
    'ĐTO - Chủ tịch UBND tỉnh vừa có chỉ đạo để chấn chỉnh hạn chế qua kiểm tra.\n\nNhật Anh\n\nGửi bình luận của bạn',
    'Ngày 05/12/2012, Đoàn kiểm tra đã làm việc tại UBND huyện.',
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ.',
    'Trên đây là Kế hoạch khắc phục. Trân trọng./.',
    '',
  ])('%j', (text) => {
    expect(readDirectiveText(text, options).clauses).toEqual([]);
  });
});

describe('exact parts', () => {
  const words = fc.constantFrom(...letters().flatMap(({ text }) => text.split(/(?<=[\s,;.:])/)), '\n', '\n\n', '\t', ' | ', '(', ')', '“', '1. ', 'a) ', '- ', '\u0301', '\ud83d', '\u0000', '\u200b', 'uỷ', 'hoà');
  const exact = (text: string): void => {
    const { clauses, head } = readDirectiveText(text, options);
    const numbers = new Set<string>();
    for (const { number, parent, quote, start, end, parties, deadline } of clauses) {
      expect(text.slice(start, end)).toBe(quote);
      expect(quote.trim()).not.toBe('');
      parties.forEach(({ raw }) => expect(text.includes(raw)).toBe(true));
      if (deadline) expect(text.includes(deadline.raw)).toBe(true);
      expect(numbers.has(number)).toBe(false);
      if (parent !== null) expect(numbers.has(parent)).toBe(true);
      numbers.add(number);
    }
    for (const part of [head.documentNumber, head.signedOn, head.issuerTitle, head.summary]) if (part !== null) expect(text).toContain(part);
  };

  it('whatever the text', () => {
    fc.assert(fc.property(fc.array(words, { maxLength: 120 }), (parts) => exact(parts.join(''))), { numRuns: 120 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), exact), { numRuns: 100 });
  });

  it('also of letters in parts (NFD), with the same demands', () => {
    for (const { text } of letters()) {
      const apart = text.normalize('NFD');
      exact(apart);
      const [one, other] = [text, apart].map((each) => readDirectiveText(each, options).clauses.map(({ quote, parties }) => [quote.normalize('NFC'), ...parties.map(({ raw }) => raw.normalize('NFC'))]));
      expect(other).toEqual(one);
    }
  });
});

describe('time', () => {
  const cost = (text: string): number => {
    const times = [0, 1].map(() => {
      const from = process.cpuUsage();
      readDirectiveText(text, options);
      return process.cpuUsage(from).user;
    });
    return Math.min(...times) / 1_000;
  };
  const filled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const body = letters().map(({ text }) => text.split('Nơi nhận')[0]).join('\n').replace(/Kính gửi/g, 'Gửi');

  it('grows with the text: 200 kB take about four times 50 kB', () => {
    const [small, large] = [cost(filled(body, 50_000)), cost(filled(body, 200_000))];
    expect(large / Math.max(small, 20)).toBeLessThan(9);
    expect(large).toBeLessThan(2_000);
  });

  it.each(['các sở, ban, ngành, ', 'UBND huyện, thị xã, ', 'Sở Y tế (', 'Giao Sở Nội vụ:\n- ', 'a: \n', '- a\n', '; báo cáo', 'thời hạn: ', 'giao Sở Nội vụ phối hợp với Sở Y tế, ', 'đối với, ', 'các huyện: Cao Lãnh, Tân Hồng, ', '“', '.', 'TT | Nội dung | Chủ trì | Thời hạn\n', '1.1.1. ', 'á\u0301\u0302'])('does not run away on %j', (piece) => {
    const [small, large] = [cost(filled(piece, 12_000)), cost(filled(piece, 48_000))];
    expect(large / Math.max(small, 30)).toBeLessThan(12);
  });

  it.each([
    ['1. Sở Y tế khắc phục dứt điểm các tồn tại đã nêu.', true],
    ['1. Sở Y tế giải quyết xong hồ sơ còn tồn đọng.', true],
    ['1. Sở Y tế đã khắc phục các tồn tại.', false],
    ['1. Sở Y tế chưa cập nhật quy trình.', false],
  ])('%s asks: %s', (line, asks) => {
    const { clauses } = readDirectiveText(`Chủ tịch UBND tỉnh yêu cầu:\n${line}\n2. Sở Nội vụ tổng hợp báo cáo.`, { context: '2018-07-16', units: [] });
    expect(clauses.some(({ quote }) => quote.startsWith('Sở Y tế'))).toBe(asks);
  });
});
