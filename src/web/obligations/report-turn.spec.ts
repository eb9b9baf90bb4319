import { reportTurn } from './report-turn';

describe('whose turn it is on a duty answered by a report', () => {
  it.each([
    ['open', undefined, 'unit', 'answer'],
    ['open', 'draft', 'unit', 'continue'],
    ['open', 'awaiting_signed', 'unit', 'sign'],
    ['submitted', 'received', 'homeAffairs', 'review'],
    ['returned', 'draft', 'unit', 'complete'],
    ['returned', 'awaiting_signed', 'unit', 'sign'],
    ['accepted', 'accepted', null, 'done'],
  ] as const)('%s, version %s: %s, %s', (state, own, who, key) => {
    expect(reportTurn(state, own)).toEqual({ who, key });
  });
});
