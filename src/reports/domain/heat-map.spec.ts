import { heatMapOf } from './heat-map';

const areas = ['I', 'III', 'VIII'].map((code) => ({ code, nameVi: `Lĩnh vực ${code}`, nameEn: `Area ${code}` }));
const units = [
  { code: '869', name: 'Huyện Tân Hồng' },
  { code: '873', name: 'Huyện Cao Lãnh' },
];
const found = (unitCode: string, ...areaCodes: string[]) => areaCodes.map((areaCode) => ({ unitCode, areaCode }));

describe('findings by unit and area', () => {
  const map = heatMapOf(areas, units, [...found('873', 'III', 'VIII', 'VIII'), ...found('869', 'VIII')]);

  it('keeps the order of units and areas, also of areas without findings', () => {
    expect(map.rows.map(({ unitName, values }) => [unitName, ...values])).toEqual([
      ['Huyện Tân Hồng', 0, 0, 1],
      ['Huyện Cao Lãnh', 0, 1, 2],
    ]);
    expect(map.columns.map(({ code }) => code)).toEqual(['I', 'III', 'VIII']);
  });

  it('adds up the same both ways', () => {
    expect(map.columns.map(({ total }) => total)).toEqual([0, 1, 3]);
    expect(map.rows.map(({ total }) => total)).toEqual([1, 3]);
    expect(map.total).toBe(4);
  });

  it('is empty without findings and without units', () => {
    expect(heatMapOf(areas, units, []).total).toBe(0);
    expect(heatMapOf(areas, [], []).rows).toEqual([]);
  });
});
