import { ChildTurns } from './child-turns';

describe('turns of limited processes', () => {
  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('let only so many in, all in the end, and the next one after a fault', async () => {
    const turns = new ChildTurns(2);
    let running = 0;
    let most = 0;
    const all = Array.from({ length: 9 }, (_, index) =>
      turns.within('a', async () => {
        running += 1;
        most = Math.max(most, running);
        await tick();
        running -= 1;
        if (index % 2) throw new Error('hỏng');
        return index;
      }),
    );
    expect((await Promise.allSettled(all)).map(({ status }) => status === 'fulfilled')).toEqual(all.map((_, index) => index % 2 === 0));
    expect([most, running]).toEqual([2, 0]);
  });

  it('go round the kinds that wait', async () => {
    const turns = new ChildTurns(1);
    const order: string[] = [];
    const take = (kind: string): Promise<void> => turns.within(kind, async () => { order.push(kind); await tick(); });
    await Promise.all(['a', 'a', 'a', 'a', 'b', 'c', 'b'].map(take));
    expect(order.join('')).toBe('aabcaba');
  });
});
