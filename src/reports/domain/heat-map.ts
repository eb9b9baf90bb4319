/** An area of the checklist as a column: its number and short names. */
export interface HeatArea {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

export interface HeatMap {
  readonly columns: readonly (HeatArea & { readonly total: number })[];
  readonly rows: readonly { readonly unitCode: string; readonly unitName: string; readonly values: readonly number[]; readonly total: number }[];
  readonly total: number;
}

/** Findings counted by unit and area, areas and units in the given order. Sums run both ways, so the corner equals the number of findings. */
export function heatMapOf(
  areas: readonly HeatArea[],
  units: readonly { readonly code: string; readonly name: string }[],
  findings: readonly { readonly unitCode: string; readonly areaCode: string }[],
): HeatMap {
  const rows = units.map(({ code, name }) => {
    const own = findings.filter(({ unitCode }) => unitCode === code);
    const values = areas.map((area) => own.filter(({ areaCode }) => areaCode === area.code).length);
    return { unitCode: code, unitName: name, values, total: sum(values) };
  });
  const columns = areas.map((area, index) => ({ ...area, total: sum(rows.map(({ values }) => values[index] ?? 0)) }));
  return { columns, rows, total: sum(rows.map(({ total }) => total)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
