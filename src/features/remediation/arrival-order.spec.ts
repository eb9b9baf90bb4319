import { ArrivalOrder } from './arrival-order';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the order of arrival', () => {
  const order = new ArrivalOrder();
  const send = (name: string, at: number, slowMs: number, done: number[], fails = false, longest?: number): Promise<void> =>
    order.run(name, at, async (turn) => {
      await wait(slowMs);
      if (fails) throw new Error('the line is dead');
      await turn();
      done.push(at);
    }, longest);

  it.each<[string, readonly (readonly [name: string, at: number, slowMs: number, fails?: boolean])[], readonly number[]]>([
    ['the first is slower: it stays the first', [['a', 1, 60], ['a', 2, 0], ['a', 3, 20]], [1, 2, 3]],
    ['at the same instant the one that was seen first goes first', [['a', 1, 40], ['a', 1, 0], ['a', 2, 0]], [1, 1, 2]],
    ['the first fails: the second goes on at once', [['a', 1, 40, true], ['a', 2, 0]], [2]],
    ['other reports do not wait', [['a', 1, 80], ['b', 2, 0]], [2, 1]],
  ])('%s', async (_, sent, expected) => {
    const done: number[] = [];
    await Promise.allSettled(sent.map(([name, at, slowMs, fails]) => send(name, at, slowMs, done, fails)));
    expect(done).toEqual(expected);
  });

  it('does not wait for ever', async () => {
    const done: number[] = [];
    await Promise.all([send('a', 1, 200, done), send('a', 2, 0, done, false, 20)]);
    expect(done).toEqual([2, 1]);
  });
});
