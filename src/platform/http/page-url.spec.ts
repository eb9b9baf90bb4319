import { fieldId, nextSort, pageWindow, sortDirection, withQuery } from './page-url';

describe('withQuery', () => {
  it.each([
    ['/findings', { sort: '-due' }, '/findings?sort=-due'],
    ['/findings?late=overdue&page=3', { sort: 'due' }, '/findings?late=overdue&sort=due'],
    ['/findings?late=overdue&page=3', { page: 2 }, '/findings?late=overdue&page=2'],
    ['/findings?late=overdue&page=3', { lang: 'en' }, '/findings?late=overdue&page=3&lang=en'],
    ['/findings?late=overdue', { late: null }, '/findings'],
    ['/findings?unit=873', { unit: '' }, '/findings'],
    ['/search?q=Cao+L%C3%A3nh', { page: 2 }, '/search?q=Cao+L%C3%A3nh&page=2'],
  ])('%s with %j', (url, changes, expected) => expect(withQuery(url, changes)).toBe(expected));
});

it.each([
  [undefined, 'due', 'none', 'due'],
  ['due', 'due', 'ascending', '-due'],
  ['-due', 'due', 'descending', 'due'],
  ['code', 'due', 'none', 'due'],
])('sorted by %s, head %s says %s and leads to %s', (current, column, direction, next) => {
  expect(sortDirection(current, column)).toBe(direction);
  expect(nextSort(current, column)).toBe(next);
});

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 12, [1, 0, 4, 5, 6, 0, 12]],
  [3, 12, [1, 2, 3, 4, 0, 12]],
  [4, 12, [1, 2, 3, 4, 5, 0, 12]],
  [12, 12, [1, 0, 11, 12]],
])('page %i of %i offers %j', (page, count, expected) => expect(pageWindow(page, count)).toEqual(expected));

it.each([
  ['result', 'result'],
  ['items[3].doneVi', 'items-3-doneVi'],
  ['items.0.committedOn', 'items-0-committedOn'],
])('the field %s has the id %s', (name, id) => expect(fieldId(name)).toBe(id));
