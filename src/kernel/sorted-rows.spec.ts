import { sortedRows } from './sorted-rows';

const ROWS = [{ n: 'xã 10', v: 2 }, { n: 'xã 9', v: null }, { n: 'Ấp', v: 2 }, { n: 'Bản', v: 1 }];
const COLUMNS = { n: ({ n }: (typeof ROWS)[number]) => n, v: ({ v }: (typeof ROWS)[number]) => v };
const names = (sort?: string) => sortedRows(ROWS, COLUMNS, sort).map(({ n }) => n);

describe('a short list', () => {
  it.each([
    ['n', ['Ấp', 'Bản', 'xã 9', 'xã 10']],
    ['-n', ['xã 10', 'xã 9', 'Bản', 'Ấp']],
    ['v', ['Bản', 'xã 10', 'Ấp', 'xã 9']],
    [undefined, ['xã 10', 'xã 9', 'Ấp', 'Bản']],
    ['zzz', ['xã 10', 'xã 9', 'Ấp', 'Bản']],
    ['constructor', ['xã 10', 'xã 9', 'Ấp', 'Bản']],
  ])('sorted by %s', (sort, expected) => expect(names(sort)).toEqual(expected));
});
