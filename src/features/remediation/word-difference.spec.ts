import { wordDifference } from './word-difference';

const marked = (before: string | null, after: string | null): string =>
  wordDifference(before, after)
    .map(({ op, text }) => (op === 'ins' ? `[+${text}]` : op === 'del' ? `[-${text}]` : text))
    .join('');

describe('the difference of two answers', () => {
  it.each([
    ['nothing changed', 'Đã niêm yết.', 'Đã niêm yết.', 'Đã niêm yết.'],
    ['a whole Vietnamese word, never half of it', 'Đã niêm yết tại trụ sở', 'Đã niêm yêt tại trụ sở', 'Đã niêm [-yết][+yêt] tại trụ sở'],
    ['letters with two marks', 'ươn ườn', 'ươn ướn', 'ươn [-ườn][+ướn]'],
    ['a number', 'Còn 3 hồ sơ', 'Còn 0 hồ sơ', 'Còn [-3][+0] hồ sơ'],
    ['words added', 'Đã niêm yết quyết định', 'Đã niêm yết công khai quyết định', 'Đã niêm yết [+công khai ]quyết định'],
    ['the same letters typed in NFD', 'Đã niêm yết'.normalize('NFD'), 'Đã niêm yết', 'Đã niêm yết'],
    ['another line break', 'Một\nhai', 'Một hai', 'Một hai'],
    ['a first text', null, 'Đã làm', '[+Đã làm]'],
    ['a text taken out', 'Đã làm', null, '[-Đã làm]'],
  ])('%s', (_, before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it('shows texts that share nothing whole, and soon', () => {
    const words = (letter: string): string => Array.from({ length: 1200 }, (_, index) => `${letter}${index}`).join(' ');
    const started = performance.now();
    expect(wordDifference(words('a'), words('b')).map(({ op }) => op)).toEqual(['del', 'ins']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
