import { reportTurn } from './report-turn';

describe('whose turn it is on a duty answered by a report', () => {
  it.each([
    ['open', false, 'unit', 'answer'],
    ['open', true, 'unit', 'continue'],
    ['submitted', false, 'homeAffairs', 'review'],
    ['returned', true, 'unit', 'complete'],
    ['accepted', false, null, 'done'],
  ] as const)('%s, draft %s: %s, %s', (state, begun, who, key) => {
    expect(reportTurn(state, begun)).toEqual({ who, key });
  });
});
