import { whatFollowed, type Urged } from './what-followed';

const at = (text: string): number => Date.parse(`2018-07-${text}:00+07:00`);
const SENT = at('20T10:00');
const DUTY: Urged = { state: 'open', firstSubmittedAt: null, lastUpdateAt: null };
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
    ['progress written', { lastUpdateAt: at('23T23:59') }, 'written', 3],
  ])('%s', (_, duty, kind, days) => {
    expect(whatFollowed(SENT, { ...DUTY, ...duty }, NOW)).toMatchObject({ kind, days });
  });
});
