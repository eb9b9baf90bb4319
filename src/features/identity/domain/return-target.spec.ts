import { localPath, splitKept } from './return-target';

describe('where to go after signing in', () => {
  it.each([
    ['/reports/2018-Q2-873/edit/1', '/reports/2018-Q2-873/edit/1'],
    ['/findings?late=overdue', '/findings?late=overdue'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/a\r\nSet-Cookie: x=1', '/'],
    ['/login?target=/x', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
  ])('%j leads to %s', (asked, expected) => {
    expect(localPath(asked)).toBe(expected);
  });
});

describe('the form that was being filled when the session ended', () => {
  it('travels beside the sign-in fields, lists in order', () => {
    const { own, kept } = splitKept({ username: 'a', 'kept[doneVi]': 'Đã làm', 'kept[units]': ['869', '870'], 'kept[]': 'x' });
    expect(own).toEqual({ username: 'a', 'kept[]': 'x' });
    expect(kept).toEqual([
      { name: 'doneVi', value: 'Đã làm' },
      { name: 'units', value: '869' },
      { name: 'units', value: '870' },
    ]);
  });

  it('brings the names of its files and its page', () => {
    expect(splitKept({ keptFile: ['a.pdf', 'b.pdf'], back: '/visits/2018-Q2-874/field/11' })).toMatchObject({ own: {}, files: ['a.pdf', 'b.pdf'], back: '/visits/2018-Q2-874/field/11' });
    expect(splitKept({ keptFile: 'a.pdf', back: '//evil.example' })).toMatchObject({ files: ['a.pdf'], back: '/' });
    expect(splitKept({ username: 'a' })).toMatchObject({ own: { username: 'a' }, files: [], back: '/' });
  });
});
