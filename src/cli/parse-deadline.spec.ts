import { parseDeadline } from './parse-deadline';

const parsed = (wording: string, context = '2018-07-16'): unknown => JSON.parse(parseDeadline([wording, '--context', context, '--json']).out ?? 'null');

describe('deadline parse', () => {
  it.each([
    ['trước ngày 20/7/2018', { kind: 'strictly_before', date: '2018-07-20', lastInstant: '2018-07-19T23:59:59.999+07:00', problem: null }],
    ['trước 17 giờ 00 ngày 20/7', { kind: 'at_time', date: '2018-07-20', lastInstant: '2018-07-20T16:59:59.999+07:00', problem: null }],
    ['trong thời hạn 10 ngày kể từ ngày ký', { kind: 'calendar_days_from', date: '2018-07-26', lastInstant: '2018-07-26T23:59:59.999+07:00', problem: null }],
    ['hằng quý, trước ngày 15 tháng cuối quý', { kind: 'periodic', date: null, lastInstant: null, problem: null }],
    ['khẩn trương', { kind: 'none', date: null, lastInstant: null, problem: null }],
    ['trước ngày 31/6', { kind: 'none', date: null, lastInstant: null, problem: 'Ngày 31/6 không có trong lịch.' }],
    ['Công văn số 12 ngày 05/3/2018', { kind: 'none', date: null, lastInstant: null, problem: 'Không nhận ra thời hạn trong “Công văn số 12 ngày 05/3/2018”.' }],
  ])('%s', (wording, answer) => {
    expect(parsed(wording)).toEqual(answer);
    expect(parseDeadline([wording, '--context', '2018-07-16', '--json']).code).toBe(0);
  });

  it('keeps a fixed day that is a day off, and says so', () => {
    expect(parsed('trước ngày 23/7/2018')).toEqual({ kind: 'strictly_before', date: '2018-07-23', lastInstant: '2018-07-22T23:59:59.999+07:00', problem: 'Hạn chót 22/7/2018 là ngày nghỉ; ngày ghi trong văn bản không được dời.' });
  });

  it.each([[[]], [['trước ngày 20/7']], [['trước', 'ngày', '--context', '2018-07-16']], [['trước ngày 20/7', '--context', '2018-13-01']], [['trước ngày 20/7', '--nope']]])('called wrongly: %j', (args) => {
    const { code, out, error } = parseDeadline(args);
    expect([code, out]).toEqual([2, undefined]);
    expect(error).toContain('deadline parse');
  });
});
