import { currentItems } from './report-items';

const item = (findingId: string, position: number, decision: 'accepted' | 'returned' | null = null) => ({ findingId, position, decision });

describe('the items of a report over its versions', () => {
  const first = { number: 1, state: 'returned', items: [item('a', 0, 'accepted'), item('b', 1, 'returned'), item('c', 2, 'accepted')] };
  const second = { number: 2, state: 'draft', items: [item('b', 1)] };

  it('are all open in the first draft', () => {
    const items = currentItems([{ ...first, state: 'draft' }]);
    expect(items.map(({ n, open, before }) => [n, open, before])).toEqual([[1, true, null], [2, true, null], [3, true, null]]);
  });

  it('open only what was returned, with the answer before beside it', () => {
    const items = currentItems([first, second]);
    expect(items.map(({ item: { findingId }, open, version }) => [findingId, open, version.number])).toEqual([['a', false, 1], ['b', true, 2], ['c', false, 1]]);
    expect(items[1]?.before?.item).toEqual(item('b', 1, 'returned'));
  });
});
