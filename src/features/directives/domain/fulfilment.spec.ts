import { fulfilmentOf } from './fulfilment';

const clause = (total: number, accepted: number, leaf = true): Parameters<typeof fulfilmentOf>[0][number] => ({ leaf, count: { total, accepted } });

describe('how much of a directive is fulfilled', () => {
  it.each([
    ['nothing given out', [], { done: 0, of: 0 }],
    ['one of two duties accepted', [clause(2, 1)], { done: 0, of: 1 }],
    ['every duty of one clause, none of the other', [clause(2, 2), clause(12, 11)], { done: 1, of: 2 }],
    ['groups and clauses without duties are not counted', [clause(0, 0), clause(4, 4, false), clause(1, 1)], { done: 1, of: 1 }],
  ])('%s', (_, clauses, expected) => {
    expect(fulfilmentOf(clauses)).toEqual(expected);
  });
});
