import type { AnswerContent } from '../../features/remediation';
import { answerWorkbook } from '../definitions/answer-workbook.definition';
import type { AnswerWorkbookData } from '../queries/answer-workbook.query';
import { readAnswers } from './read-answers';
import type { RawCell, RawWorkbook } from './raw-workbook';
import { HEADS, TECHNICAL, WORKBOOK_MARK, answerBase } from './workbook-format';

const EMPTY: AnswerContent = { result: null, doneVi: '', committedOn: null, receiverCode: null, difficultyVi: '', causeKind: null, causeVi: '', figuresVi: '' };
const EXPECTED = { code: 'R-1', number: 2, open: ['F-2', 'F-5'], locked: ['F-1'], receivers: [{ code: 'STP', nameVi: 'Sở Tư pháp' }] };
const TECHNICAL_ROWS = [[WORKBOOK_MARK, 1], [TECHNICAL.report, 'R-1'], [TECHNICAL.version, 2], [TECHNICAL.item, 'F-2', 7, answerBase(EMPTY)], [TECHNICAL.item, 'F-5', 3, answerBase(EMPTY)]];
const HEAD = [HEADS.difficulty, 'Mã  tồn tại (không sửa)'.normalize('NFD'), HEADS.returned, HEADS.result, HEADS.receiver, HEADS.done, HEADS.committedOn, HEADS.cause, HEADS.causeKind, HEADS.figures];

const cells = (rows: readonly (readonly (string | number | null)[])[]): RawCell[] =>
  rows.flatMap((row, at) => row.flatMap((value, column) => (value === null ? [] : [[at + 1, column + 1, typeof value === 'number' ? 'n' : 's', value] as const])));
const workbook = (rows: readonly (readonly (string | number | null)[])[], technical = TECHNICAL_ROWS): RawWorkbook => ({ date1904: false, sheets: [{ name: 'x', cells: cells(technical) }, { name: 'y', cells: cells(rows) }] });
const codes = (payload: ReturnType<typeof readAnswers>): readonly string[] => ('errors' in payload ? payload.errors.map(({ code, params }) => `${code} ${String(params?.cell)}`) : [payload.code]);

describe('the answers of a workbook', () => {
  it('are found by the words of the head, wherever it stands', () => {
    const payload = readAnswers(workbook([['Ghi chú của huyện'], [], HEAD, ['', 'f-2', 'Thiếu số liệu', 'đã khắc phục', null, 'Đã bổ sung', null], [null, 'F-5', null, 'ngoài thẩm quyền', 'stp', null, 43301], []]), EXPECTED);
    expect(payload).toEqual({
      errors: [],
      answers: [
        { ...EMPTY, finding: 'F-2', version: 7, result: 'remedied', doneVi: 'Đã bổ sung', touched: true },
        { ...EMPTY, finding: 'F-5', version: 3, result: 'outsideCompetence', receiverCode: 'STP', committedOn: '2018-07-20', touched: true },
      ],
    });
  });

  it('tell the cause and the figures', () => {
    const payload = readAnswers(workbook([HEAD, [null, 'F-2', null, 'chưa khắc phục', null, 'Chưa làm', null, 'Chờ kinh phí', 'KHACH QUAN', '38 trên 42']]), EXPECTED);
    expect('answers' in payload && payload.answers).toEqual([{ ...EMPTY, finding: 'F-2', version: 7, result: 'notYet', doneVi: 'Chưa làm', causeVi: 'Chờ kinh phí', causeKind: 'objective', figuresVi: '38 trên 42', touched: true }]);
    expect(codes(readAnswers(workbook([HEAD, [null, 'F-2', null, null, null, null, null, null, 'tại trời']]), EXPECTED))).toEqual(['workbook.causeUnknown I2']);
  });

  it('that say what the file was given out with were not touched', () => {
    const payload = readAnswers(workbook([HEAD, [null, 'F-2', null, null, null, null, null]]), EXPECTED);
    expect('answers' in payload && payload.answers.map(({ touched }) => touched)).toEqual([false]);
  });

  it.each([
    ['a locked item', [HEAD, [null, 'F-1', null, 'Chưa', null, null, null]], ['workbook.rowLocked B2']],
    ['an item of nobody', [HEAD, [null, 'F-9', null, 'Chưa', null, null, null]], ['workbook.codeUnknown B2']],
    ['a line below the table', [HEAD, [null, 'Người lập biểu', null, null, null, null, null]], []],
    ['content without a code', [HEAD, [null, null, null, null, null, 'Chữ', null]], ['workbook.codeMissing B2']],
    ['a code twice', [HEAD, [null, 'F-2', null, null, null, null, null], [null, 'F-2', null, null, null, null, null]], ['workbook.rowTwice B3']],
    ['every fault of a row', [HEAD, [null, 'F-2', null, 'Xong', 'Ai đó', null, 'mai']], ['workbook.resultUnknown D2', 'workbook.dateUnknown G2', 'workbook.receiverUnknown E2']],
    ['a sheet without heads', [['a', 'b']], ['workbook.noTable']],
    ['a head that lacks a column', [HEAD.slice(0, 6)], ['workbook.columnMissing']],
  ] as const)('with %s', (_, rows, expected) => {
    expect(codes(readAnswers(workbook(rows), EXPECTED))).toEqual(expected);
  });

  it.each([
    ['no hidden sheet', [], 'workbook.notOurs'],
    ['another report', [[WORKBOOK_MARK, 1], [TECHNICAL.report, 'R-2']], 'workbook.otherReport'],
    ['an earlier version', [[WORKBOOK_MARK, 1], [TECHNICAL.report, 'R-1'], [TECHNICAL.version, 1]], 'workbook.oldVersion'],
  ])('of a file with %s', (_, technical, expected) => {
    expect(codes(readAnswers(workbook([HEAD], technical), EXPECTED))).toEqual([expected]);
  });
});

describe('the workbook of a supplement', () => {
  it('holds what was sent back with its reason, and nothing else', () => {
    const data: AnswerWorkbookData = {
      code: 'R-1', number: 2, roundCode: '2018-Q2', sample: false, unitName: 'Huyện', lastDay: null, madeAt: 0, receivers: [],
      items: [{ ...EMPTY, n: 4, finding: 'F-4', version: 2, title: 'Tồn tại', description: 'Tồn tại', returned: 'Thiếu số liệu' }],
    };
    const { table } = answerWorkbook(data);
    expect(table.columns.map(({ key, open }) => `${key}${open ? '+' : ''}`)).toEqual(['serial', 'code', 'finding', 'returned', 'result+', 'done+', 'committedOn+', 'receiver+', 'figures+', 'causeKind+', 'cause+', 'difficulty+']);
    expect(table.rows).toEqual([expect.objectContaining({ serial: { type: 'integer', value: 4 }, returned: { type: 'text', text: 'Thiếu số liệu' }, finding: { type: 'text', text: 'Tồn tại' } })]);
  });
});
