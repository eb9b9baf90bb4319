import { chosenOrder, lookUp } from './look-up';

describe('tables looked up by what somebody typed', () => {
  const COLUMNS: Readonly<Record<string, string>> = { code: 'f.code', unit: 'u.order' };

  it.each([['code', 'f.code'], ['unit', 'u.order'], ['zzz', undefined], ['', undefined], [undefined, undefined], ['__proto__', undefined], ['constructor', undefined], ['toString', undefined], ['hasOwnProperty', undefined]])('%s', (name, found) => {
    expect(lookUp(COLUMNS, name)).toBe(found);
  });

  it.each([
    ['unit', 'u.order', 'ASC'],
    ['-unit', 'u.order', 'DESC'],
    [undefined, 'f.code', 'DESC'],
    ['zzz', 'f.code', 'DESC'],
    ['--unit', 'f.code', 'DESC'],
    ['__proto__', 'f.code', 'DESC'],
    ['-constructor', 'f.code', 'DESC'],
  ])('sorted by %s', (sort, by, direction) => {
    expect(chosenOrder(COLUMNS, sort, '-code')).toEqual({ by, direction });
  });
});
