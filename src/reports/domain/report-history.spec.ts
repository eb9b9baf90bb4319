import { instantAt } from '../../kernel/calendar-date';
import { reportHistory } from './report-history';

const version = (number: number, day: string | null, state: string) => ({ number, state, submittedAt: day === null ? null : instantAt(day, '16:55') });

describe('what happened to a report', () => {
  it.each([
    ['nothing sent, urged twice', [], 2, [{ kind: 'urged', count: 2 }]],
    ['only a draft', [version(1, null, 'draft')], 0, []],
    ['sent and accepted', [version(1, '2018-07-18', 'accepted')], 0, [{ kind: 'sent', on: '2018-07-18' }]],
    ['sent and not looked at', [version(1, '2018-07-20', 'received')], 0, [{ kind: 'sent', on: '2018-07-20' }, { kind: 'waiting' }]],
    [
      'supplemented, versions in any order',
      [version(2, '2018-07-23', 'accepted'), version(1, '2018-07-19', 'returned')],
      0,
      [{ kind: 'sent', on: '2018-07-19' }, { kind: 'supplemented', on: '2018-07-23' }],
    ],
    [
      'supplemented twice: the latest counts',
      [version(1, '2018-07-19', 'returned'), version(2, '2018-07-20', 'returned'), version(3, '2018-07-23', 'received')],
      1,
      [{ kind: 'sent', on: '2018-07-19' }, { kind: 'supplemented', on: '2018-07-23' }, { kind: 'waiting' }, { kind: 'urged', count: 1 }],
    ],
  ])('%s', (_, versions, urged, steps) => {
    expect(reportHistory(versions, urged)).toEqual(steps);
  });
});
