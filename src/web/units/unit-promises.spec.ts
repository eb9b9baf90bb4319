import { instantAt } from '../../kernel/calendar-date';
import { promisesOf, type AnswerInTime } from './unit-promises';

const AT = instantAt('2018-07-19', '10:00');
const answer = (change: Partial<AnswerInTime>): AnswerInTime => ({ finding: 'a', result: 'inProgress', committedOn: '2018-08-15', decision: 'accepted', submittedAt: AT, ...change });
const done = (day: string, decision: string | null = 'accepted'): AnswerInTime => answer({ result: 'remedied', committedOn: null, decision, submittedAt: instantAt(day, '23:59') });

describe('what a unit promised', () => {
  it.each<[string, AnswerInTime[], string | null, string, string[]]>([
    ['still ahead', [answer({})], null, '2018-08-15', ['open']],
    ['the day is over', [answer({})], null, '2018-08-16', ['broken']],
    ['done on the last day', [answer({}), done('2018-08-15')], null, '2018-09-01', ['kept']],
    ['done a day late', [answer({}), done('2018-08-16')], null, '2018-09-01', ['broken']],
    ['said to be done, but returned', [answer({}), done('2018-08-10', 'returned')], null, '2018-09-01', ['broken']],
    ['not judged yet', [answer({}), done('2018-08-10', null)], null, '2018-08-12', ['open']],
    ['verified in time', [answer({})], '2018-08-14', '2018-09-01', ['kept']],
    ['promised twice: the first was broken', [answer({}), answer({ committedOn: '2018-09-30', submittedAt: instantAt('2018-08-20', '09:00') }), done('2018-09-20')], null, '2018-10-01', ['broken', 'kept']],
    ['the same day again in the supplement', [answer({ decision: 'returned' }), answer({ submittedAt: instantAt('2018-07-25', '09:00') })], null, '2018-08-01', ['open']],
    ['no promise', [answer({ result: 'notYet', committedOn: null })], null, '2018-09-01', []],
  ])('%s', (_, answers, verifiedOn, today, expected) => {
    const verified = new Map([['a', verifiedOn === null ? null : instantAt(verifiedOn, '08:00')]]);
    expect(promisesOf(answers, verified, instantAt(today, '08:00')).map(({ state }) => state)).toEqual(expected);
  });
});
