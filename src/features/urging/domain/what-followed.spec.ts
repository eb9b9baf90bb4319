import { answeredAfter, whatFollowed, type Entered, type Urged } from './what-followed';

const at = (text: string): number => Date.parse(`2018-07-${text}:00+07:00`);
const SENT = at('20T10:00');
const DUTY: Urged = { state: 'open', firstSubmittedAt: null, lastSubmittedAt: null, lastUpdateAt: null };
const entered = (arrivedAt: number, enteredAt: number, number = 1): Entered => ({ number, channel: 'paper', arrivedAt, enteredAt });
const NOW = at('24T08:00');

describe('what followed an urging', () => {
  it.each<[string, Partial<Urged>, string, number]>([
    ['nothing yet', {}, 'nothing', 4],
    ['the report on the same day', { state: 'submitted', firstSubmittedAt: at('20T16:00'), lastUpdateAt: at('20T16:00') }, 'reported', 0],
    ['the report two days later', { state: 'accepted', firstSubmittedAt: at('22T00:00'), lastUpdateAt: at('23T00:00') }, 'reported', 2],
    ['the supplement to a report that came before', { state: 'submitted', firstSubmittedAt: at('19T08:00'), lastUpdateAt: at('23T09:00') }, 'reported', 3],
    ['a report before the urging that is still to be supplemented', { state: 'returned', firstSubmittedAt: at('19T08:00'), lastUpdateAt: at('20T09:00') }, 'nothing', 4],
    ['an extension asked for', { extensionsAskedAt: [at('18T08:00'), at('21T08:00')] }, 'extensionAsked', 1],
    ['an extension asked before it', { extensionsAskedAt: [at('19T08:00')] }, 'nothing', 4],
    ['the supplement by its arrival, not by the decision on it', { state: 'accepted', firstSubmittedAt: at('19T08:00'), lastSubmittedAt: at('21T09:00'), lastUpdateAt: at('23T09:00') }, 'reported', 1],
    ['a report entered later that had arrived before', { state: 'submitted', firstSubmittedAt: at('19T16:30'), lastSubmittedAt: at('19T16:30'), lastUpdateAt: at('24T08:01'), entered: [entered(at('19T16:30'), at('24T08:01'))] }, 'arrivedBefore', 0],
    ['the same once it was returned', { state: 'returned', firstSubmittedAt: at('19T16:30'), lastSubmittedAt: at('19T16:30'), lastUpdateAt: at('24T08:02'), entered: [entered(at('19T16:30'), at('24T08:01'))] }, 'arrivedBefore', 0],
    ['a report entered later that arrived after it', { state: 'submitted', firstSubmittedAt: at('21T16:30'), lastSubmittedAt: at('21T16:30'), lastUpdateAt: at('24T08:01'), entered: [entered(at('21T16:30'), at('24T08:01'))] }, 'reported', 1],
    ['a supplement entered later, by the day it arrived', { state: 'submitted', firstSubmittedAt: at('18T08:00'), lastSubmittedAt: at('22T10:00'), lastUpdateAt: at('24T08:01'), entered: [entered(at('22T10:00'), at('24T08:01'), 2)] }, 'reported', 2],
    ['what was entered before it and returned', { state: 'returned', firstSubmittedAt: at('18T08:00'), lastSubmittedAt: at('18T08:00'), lastUpdateAt: at('19T09:00'), entered: [entered(at('18T08:00'), at('19T08:00'))] }, 'nothing', 4],
    ['progress written', { lastUpdateAt: at('23T23:59') }, 'written', 3],
  ])('%s', (_, duty, kind, days) => {
    expect(whatFollowed(SENT, { ...DUTY, ...duty }, NOW)).toMatchObject({ kind, days });
  });

  it('tells when it arrived and, beside it, when it was entered', () => {
    const [before, after] = [entered(at('19T16:30'), at('24T08:01')), entered(at('21T16:30'), at('24T08:01'))];
    const duty = (one: Entered): Urged => ({ ...DUTY, state: 'submitted', firstSubmittedAt: one.arrivedAt, lastSubmittedAt: one.arrivedAt, lastUpdateAt: one.enteredAt, entered: [one] });
    expect([whatFollowed(SENT, duty(before), NOW), answeredAfter(SENT, duty(before))]).toEqual([{ kind: 'arrivedBefore', days: 0, at: before.arrivedAt, recorded: before }, null]);
    expect([whatFollowed(SENT, duty(after), NOW), answeredAfter(SENT, duty(after))]).toEqual([{ kind: 'reported', days: 1, at: after.arrivedAt, recorded: after }, after.arrivedAt]);
  });
});
