import type { RoundSnapshot } from './round-snapshot';

/** Two ways to the same figure; the papers are only sound when both agree. `key` is the locale key `consolidations:check.<key>`. */
export interface CountCheck {
  readonly key: 'findingsByUnit' | 'findingsByState' | 'reports' | 'clauses' | 'duties' | 'dated';
  readonly expected: number;
  readonly counted: number;
  readonly ok: boolean;
}

/** The summary of the screen against the rows of the annexes. */
export function countChecks({ summary, units, findings, clauses, duties }: RoundSnapshot): readonly CountCheck[] {
  const check = (key: CountCheck['key'], expected: number, counted: number): CountCheck => ({ key, expected, counted, ok: expected === counted });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const due = duties.filter(({ kind, lastDay }) => kind === 'remediation_report' && lastDay !== null);
  return [
    check('findingsByUnit', summary.findings.total, sum(units.map(({ total }) => total))),
    check('findingsByState', findings.length, sum(Object.values(summary.findings.byState))),
    check('reports', summary.units.owing, due.length),
    check('clauses', summary.directive.leaf, clauses.filter(({ leaf }) => leaf).length),
    check('duties', summary.obligations.total, duties.length),
    check('dated', summary.obligations.dated, duties.filter(({ lastDay }) => lastDay !== null).length),
  ];
}
