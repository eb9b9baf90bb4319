import { reportTurn } from './report-turn';

describe('whose turn it is on a duty answered by a report', () => {
  it.each([
    ['open', undefined, 0, 'unit', 'answer'],
    ['open', 'draft', 0, 'unit', 'continue'],
    ['open', 'awaiting_signed', 0, 'unit', 'sign'],
    ['submitted', 'received', 0, 'homeAffairs', 'review'],
    ['submitted', 'received', 2, 'both', 'completeAndReview'],
    ['submitted', 'draft', 2, 'both', 'completeAndReview'],
    ['returned', 'draft', 1, 'unit', 'complete'],
    ['returned', 'awaiting_signed', 1, 'unit', 'sign'],
    ['accepted', 'accepted', 0, null, 'done'],
  ] as const)('%s, version %s, %i sent back: %s, %s', (state, own, sentBack, who, key) => {
    expect(reportTurn(state, own, sentBack)).toEqual({ who, key });
  });
});
