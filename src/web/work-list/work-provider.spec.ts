import { inOrder, type WorkTask } from './work-provider';

const task = (title: string, due: string | null, since: number): WorkTask => ({ kind: 'x', title, unitName: '', due, since, state: null, lateness: null, href: '/', action: 'x' });

describe('what waits', () => {
  it('stands by its day, then by its age', () => {
    const tasks = [task('old', null, 1), task('august', '2018-08-01', 9), task('young', null, 5), task('july, asked later', '2018-07-19', 8), task('july', '2018-07-19', 2)];
    expect(inOrder(tasks).map(({ title }) => title)).toEqual(['july', 'july, asked later', 'august', 'old', 'young']);
    expect(tasks[0]?.title).toBe('old');
  });
});
