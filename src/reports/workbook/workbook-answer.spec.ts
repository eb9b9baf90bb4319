import { workbookAnswer } from './workbook-answer';

const of = (answer: unknown): unknown => workbookAnswer(Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)));
const cells = (...list: unknown[]): unknown => ({ date1904: false, sheets: [{ name: 'A', cells: list }] });

describe('what the process that read a workbook answers', () => {
  it('is taken as it is when it has the shape', () => {
    const answer = cells([1, 1, 'n', 4.5], [1, 2, 's', 'chữ'], [2, 1, 'b', '1'], [2, 2, 'd', '2018-07-20'], [3, 1, 'e', '#REF!'], [3, 2, 'x', null]);
    expect(of(answer)).toEqual(answer);
    expect(of({ date1904: true, sheets: [], more: 1 })).toEqual({ date1904: true, sheets: [] });
    expect(of({ refused: 'encrypted' })).toEqual({ refused: 'encrypted' });
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['half of it', '{"date1904":false,"sheets":[{"na'],
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['a refusal that is no code', { refused: { code: 'x' } }],
    ['sheets that are no list', { date1904: false, sheets: 'A' }],
    ['a sheet that is none', { date1904: false, sheets: [null] }],
    ['a sheet without a name', { date1904: false, sheets: [{ cells: [] }] }],
    ['a sheet without cells', { date1904: false, sheets: [{ name: 'A' }] }],
    ['a cell that is none', cells(null)],
    ['a cell that is a thing', cells({ 0: 1, 1: 1, 2: 's', 3: 'x' })],
    ['row 0', cells([0, 1, 's', 'x'])],
    ['half a column', cells([1, 1.5, 's', 'x'])],
    ['a kind that there is not', cells([1, 1, 'z', 'x'])],
    ['a kind of every object', cells([1, 1, 'constructor', 'x'])],
    ['a number that is text', cells([1, 1, 'n', '7'])],
    ['a text that is a thing', cells([1, 1, 's', { toString: 'x' }])],
    ['a formula with a value', cells([1, 1, 'x', 'x'])],
  ])('is no workbook: %s', (_, answer) => {
    expect(of(answer)).toBeNull();
  });
});
