import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { I18n, LOCALES } from './i18n';

const LOCALES_DIR = join(__dirname, '../../../locales');

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const read = (locale: string, file: string): Map<string, string> =>
  flatten(JSON.parse(readFileSync(join(LOCALES_DIR, locale, file), 'utf8')) as Tree);
const filesOf = (locale: string): string[] => readdirSync(join(LOCALES_DIR, locale)).sort();
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const paramsOf = (text: string): string[] => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

describe('words of both languages', () => {
  it('has the same files', () => expect(filesOf('en')).toEqual(filesOf('vi')));

  describe.each(filesOf('vi'))('%s', (file) => {
    const [vi, en] = LOCALES.map((locale) => read(locale, file)) as [Map<string, string>, Map<string, string>];

    it('has the same keys, plural forms aside', () => {
      const keys = (words: Map<string, string>): string[] => [...new Set([...words.keys()].map(withoutPlural))].sort();
      expect(keys(en)).toEqual(keys(vi));
    });

    it('has no empty text and only NFC', () => {
      for (const [key, text] of [...vi, ...en]) {
        expect([key, text.trim()]).not.toEqual([key, '']);
        expect(text).toBe(text.normalize('NFC'));
      }
    });

    it('uses the same parameters', () => {
      const bare = (words: Map<string, string>): Map<string, string> =>
        new Map([...words].map(([key, text]) => [withoutPlural(key), paramsOf(text).join()]));
      const viParams = bare(vi);
      for (const [key, params] of bare(en)) expect([key, params]).toEqual([key, viParams.get(key)]);
    });
  });
});

describe('English counts', () => {
  /** Nothing of what is counted there can be one. */
  const NEVER_ONE = ['directives:clausesNote', 'units:figure.verified', 'problems:clause.tooMany', 'problems:deadline.several', 'mails:urging.subjectMany', 'mails:reminder.subjectMany', 'urgingLetter:titleMany', 'urgingLetter:introMany'];

  it.each(filesOf('en'))('%s says one thing as one', (file) => {
    const plain = [...read('en', file)].filter(([key, text]) => !/_(one|other)$/.test(key) && /{{count[^}]*}} (\w+ )?\w+s\b/.test(text));
    expect(plain.map(([key]) => `${file.replace('.json', '')}:${key}`).filter((key) => !NEVER_ONE.includes(key))).toEqual([]);
  });
});

describe('I18n', () => {
  const missing: string[] = [];
  const i18n = new I18n({ localesDir: LOCALES_DIR, onMissing: (_locale, key) => missing.push(key) });
  const vi = i18n.t('vi');
  const en = i18n.t('en');

  it('counts as each language does', () => {
    expect(vi('states:late.missing_days', { count: 5 })).toBe('Quá hạn 5 ngày');
    expect(en('states:late.missing_days', { count: 1 })).toBe('Overdue by 1 day');
    expect(en('states:late.missing_days', { count: 5 })).toBe('Overdue by 5 days');
  });

  it('formats parameters when the text asks for it and leaves years alone', () => {
    expect(vi('app:list.rowsOf', { from: 1, to: 50, total: 2397 })).toBe('1–50 trên 2.397');
    expect(en('app:list.rowsOf', { from: 1, to: 50, total: 2397 })).toBe('1–50 of 2,397');
    expect(vi('app:action.saveAndNext', { n: 2018 })).toBe('Lưu và sang mục 2018');
    expect(vi('app:action.saveAndNext', { n: 8.5 })).toBe('Lưu và sang mục 8,5');
    expect(vi('states:late.deadline', { date: '2018-07-19' })).toBe('Hạn chót: hết ngày 19/7/2018 (thứ Năm)');
    expect(vi('problems:date.notInCalendar', { value: '31/6/2018' })).toContain('Ngày 31/6/2018 không có trong lịch.');
    expect(vi('problems:actionNotForRole', { who: 'homeAffairsStaff, inspector' })).toBe(
      'Chỉ Chuyên viên Sở Nội vụ, Thành viên đoàn kiểm tra được làm việc này.',
    );
  });

  it('never escapes: templates do that', () => {
    expect(vi('problems:unknownField', { field: '<b>' })).toBe('Không có mục tên “<b>”.');
  });

  it('shows and reports a key that nobody wrote', () => {
    expect(vi('app:no.such.key')).toBe('no.such.key');
    expect(missing).toEqual(['app:no.such.key']);
  });
});
