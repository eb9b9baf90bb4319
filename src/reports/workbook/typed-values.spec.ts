import { isProblem } from '../../kernel/problem';
import type { RawKind } from './raw-workbook';
import { cellAddress } from './raw-workbook';
import { cellDate, cellReceiver, cellResult, cellText } from './typed-values';

const cell = (kind: RawKind | null, value: string | number | null) => ({ at: 'E7', kind, value });
const told = (value: unknown): unknown => (isProblem(value) ? `${value.code} ${String(value.params?.cell)}` : value);

describe('what people and programs write into cells', () => {
  it.each([
    ['n', 43301, false, '2018-07-20'],
    ['n', 43301.75, false, '2018-07-20'],
    ['n', 41839, true, '2018-07-20'],
    ['n', 59, false, '1900-02-28'],
    ['n', 61, false, '1900-03-01'],
    ['n', 60, false, 'workbook.dateUnknown E7'],
    ['n', 20072018, false, '2018-07-20'],
    ['n', -5, false, 'workbook.dateUnknown E7'],
    ['d', '2018-07-20T00:00:00', false, '2018-07-20'],
    ['s', '20/7/2018', false, '2018-07-20'],
    ['s', '20.7.2018', false, '2018-07-20'],
    ['s', ' 20-07-2018 00:00:00', false, '2018-07-20'],
    ['s', "'20/07/2018", false, '2018-07-20'],
    ['s', 'Ngày 20/7/2018', false, '2018-07-20'],
    ['s', 'ngày 20/7/2018'.normalize('NFD'), false, '2018-07-20'],
    ['s', '31/6/2018', false, 'workbook.dateUnknown E7'],
    ['s', '7/20/2018', false, 'workbook.dateUnknown E7'],
    ['s', 'cuối tháng', false, 'workbook.dateUnknown E7'],
    ['e', '#VALUE!', false, 'workbook.cellError E7'],
    ['x', null, false, 'workbook.notCalculated E7'],
    ['s', '-', false, null],
    [null, null, false, null],
  ] as const)('a day: %s %s (1904 %s) is %s', (kind, value, date1904, expected) => {
    expect(told(cellDate(cell(kind, value), date1904))).toBe(expected);
  });

  it.each([
    ['Đã khắc phục', 'remedied'],
    ['ĐÃ KHẮC PHỤC'.normalize('NFD'), 'remedied'],
    ['da khac phuc', 'remedied'],
    ['  Đang   khắc phục. ', 'inProgress'],
    ['Chưa', 'notYet'],
    ['Ngoài thẩm quyền', 'outsideCompetence'],
    ['Ngoài thẩm quyền, đã chuyển', 'outsideCompetence'],
    ['', null],
    ['Xong', 'workbook.resultUnknown E7'],
    ['Đã khắc phục một phần', 'workbook.resultUnknown E7'],
  ])('a result: “%s” is %s', (value, expected) => {
    expect(told(cellResult(cell('s', value)))).toBe(expected);
  });

  const bodies = [{ code: 'STTTT', nameVi: 'Sở Thông tin và Truyền thông' }, { code: 'STP', nameVi: 'Sở Tư pháp' }, { code: 'A1', nameVi: 'Chi cục' }, { code: 'A2', nameVi: 'Chi cục' }];
  it.each([
    ['Sở Thông tin và Truyền thông (STTTT)', 'STTTT'],
    ['so thong tin va truyen thong', 'STTTT'],
    ['stp', 'STP'],
    ['Tên cũ (STP)', 'STP'],
    ['Chi cục (A2)', 'A2'],
    ['Chi cục', 'workbook.receiverUnknown E7'],
    ['Sở Không Có', 'workbook.receiverUnknown E7'],
    ['', null],
  ])('a body: “%s” is %s', (value, expected) => {
    expect(told(cellReceiver(cell('s', value), bodies))).toBe(expected);
  });

  it.each([
    ['s', 'Đã làm\r\n- một\u200B'.normalize('NFD'), 'Đã làm\n- một'],
    ['n', 97.5, '97,5'],
    ['s', 'x'.repeat(101), 'workbook.cellTooLong E7'],
    [null, null, ''],
  ] as const)('a text: %s %j', (kind, value, expected) => {
    expect(told(cellText(cell(kind, value), 100))).toBe(expected);
  });

  it.each([[1, 1, 'A1'], [7, 5, 'E7'], [3, 27, 'AA3'], [1, 703, 'AAA1']])('row %i, column %i is %s', (row, column, address) => {
    expect(cellAddress(row, column)).toBe(address);
  });
});
