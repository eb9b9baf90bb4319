import fc from 'fast-check';
import { heatStep, stackedBar, trendLine } from './chart-geometry';

describe('stackedBar', () => {
  it('gives each part its share', () => {
    expect(stackedBar([4, 0, 2, 1], 0).map(({ index, x, width }) => [index, x, width])).toEqual([
      [0, 0, 57.14],
      [2, 57.14, 28.57],
      [3, 85.71, 14.29],
    ]);
  });

  it('has nothing to draw for no data', () => expect(stackedBar([0, 0])).toEqual([]));

  it('fills the bar exactly and keeps every number readable', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 5 }), (values) => {
        const parts = stackedBar(values);
        fc.pre(parts.length > 0);
        const total = parts.reduce((sum, part) => sum + part.width, 0);
        expect(total).toBeCloseTo(100, 0);
        for (const part of parts) expect(part.width).toBeGreaterThanOrEqual(Math.min(7, 100 / parts.length) - 0.02);
      }),
    );
  });
});

describe('trendLine', () => {
  const box = { width: 240, height: 64, max: 100 };

  it('never joins over a missing value or over the break of 1/7/2025', () => {
    const { lines, points } = trendLine([20, 45, null, 70, 66, 90], { ...box, breakAfter: 4 });
    expect(points.map((point) => point.index)).toEqual([0, 1, 3, 4, 5]);
    expect(lines.map((line) => line.split(' ').length)).toEqual([2, 2]);
  });

  it('keeps every point inside the box', () => {
    for (const point of trendLine([-5, 0, 100, 250], box).points) {
      expect(point.y).toBeGreaterThanOrEqual(6);
      expect(point.y).toBeLessThanOrEqual(58);
    }
  });

  it('marks no break after the last period', () => expect(trendLine([1, 2], { ...box, breakAfter: 1 }).breakX).toBeNull());
});

it.each([[0, 0], [1, 1], [5, 5], [27, 5], [-1, 0]])('%i findings take heat step %i', (value, step) => expect(heatStep(value)).toBe(step));
