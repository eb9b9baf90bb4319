import { percentOf } from './percent';

it.each([
  [96, 4180, 2.3],
  [8, 26, 30.8],
  [87.5, 99, 88.4],
  [93, 100, 93],
  [1, 8, 12.5],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [0, 5, 0],
  [5, 5, 100],
  [0, 0, null],
])('%d of %d is %p percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
