import { bandRanges } from './band-ranges';

const said = (direction: 'higherIsBetter' | 'lowerIsBetter', bands: readonly (readonly [number, number])[]): string[] =>
  bandRanges({ kind: 'bands', direction, bands: bands.map(([threshold, score]) => ({ threshold, score })) }).map(({ bound, value, score }) => `${bound} ${value ?? ''}: ${score}`);

describe('bandRanges', () => {
  it.each([
    ['higherIsBetter', [[20, 3], [10, 2], [5, 1], [0, 0]], ['from 20: 3', 'from 10: 2', 'from 5: 1', 'under 5: 0']],
    ['higherIsBetter', [[0, 0], [5, 1]], ['from 5: 1', 'under 5: 0']],
    ['lowerIsBetter', [[2, 2], [5, 1.5], [100, 0]], ['upTo 2: 2', 'upTo 5: 1.5', 'over 5: 0']],
    ['higherIsBetter', [[10, 2], [0, 1]], ['from 10: 2', 'from 0: 1']],
    ['higherIsBetter', [[0, 0]], ['any : 0']],
  ] as const)('%s %j', (direction, bands, words) => {
    expect(said(direction, bands)).toEqual(words);
  });
});
