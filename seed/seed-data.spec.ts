import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCalendarDate, weekdayOf } from '../src/kernel/calendar-date';
import { dueMoments, latenessOf } from '../src/features/obligations/domain/lateness';
import { findingStateFrom, type RemedyResult, type ReviewDecision, type SentAnswer } from '../src/features/findings/domain/finding-state-from-review';
import { remedyCount } from '../src/features/findings/domain/remedied-rate';
import type { DueRule } from '../src/kernel/due-rule';
import { createWorkingCalendar, type SpecialDay } from '../src/kernel/working-calendar';

const text = (path: string): string => readFileSync(join(__dirname, path), 'utf8');
const seed = <T>(path: string): T => JSON.parse(text(path)) as T;

interface UnitRow { uid: string; code: string; nameVi: string; nameEn: string; abbreviation: string; level: string; type: string; parentUid: string | null; validFrom: string | null; validTo: string | null; officialOrder: number }
interface Finding { code: string; unit: string; criterion: string; topic: string; clause: string; titleEn: string; remedyOwner: string; coordinators: string[]; remedyDueOn: string; measured: { numerator?: number; denominator?: number; value?: number } | null }
interface Party { group?: string; unit?: string }
interface Clause { number: string; parent: string | null; kind: string; quoteVi: string; addressees: Party[]; coordinators: Party[]; dueRule: DueRule; topic: string | null }
interface Report { unit: string; version: number; submittedAt: string; items: { finding: string; result: RemedyResult; doneVi: string; committedOn?: string; receivingBody?: string; evidence: string[] }[]; review: { at: string; decisions: { finding: string; decision: ReviewDecision; reasonVi?: string }[] } | null }

const { units } = seed<{ units: UnitRow[] }>('reference/units.json');
const { days } = seed<{ days: (SpecialDay & { confirmed: boolean })[] }>('reference/working-days.json');
const { relations, otherRelations } = seed<{ relations: { fromUid: string | null; toUid: string; kind: string }[]; otherRelations: { fromUid: string; toUid: string }[] }>('reference/unit-relations.json');
const checklist = seed<{ maxScore: number; areas: { code: string; maxScore: number; criteria: { key: string; code: string; maxScore: number; legalBasis: string[]; textVi: string; textEn: string }[] }[]; legalSources: { shortName: string; issuedOn: string | null }[] }>('reference/checklist-2018-q2.json');
const { topics } = seed<{ topics: { code: string }[] }>('reference/finding-topics.json');
const { findings } = seed<{ findings: Finding[] }>('demo-2018-q2/findings.json');
const { answers } = seed<{ answers: { unit: string; criterion: string; finding?: string; numerator?: number; denominator?: number; value?: number }[] }>('demo-2018-q2/answers.json');
const { groups, clauses } = seed<{ groups: { code: string; units: string[] | null }[]; clauses: Clause[] }>('demo-2018-q2/directive.json');
const { reports } = seed<{ reports: Report[] }>('demo-2018-q2/reports.json');
const { events } = seed<{ events: { at: string; action: string; unit?: string; version?: number }[] }>('demo-2018-q2/events.json');
const round = seed<{ inspectedUnits: string[]; now: string }>('demo-2018-q2/round.json');
const expected = seed<{
  units: { owing: number; onTime: number; late: number; missing: number; lateDays: Record<string, number>; missingDays: Record<string, number> };
  lateness: Record<string, { strict: string; lenient: string }>;
  findings: { total: number; byState: Record<string, number>; byUnit: ({ unit: string; name: string; total: number } & Record<string, unknown>)[]; remediedRatePercent: number };
  directive: object; obligations: object; urgings: Record<string, number>;
}>('demo-2018-q2/expected.json');

const TODAY = '2018-07-24';
const asOf = (day: string): UnitRow[] => units.filter((unit) => (unit.validFrom ?? day) <= day && (unit.validTo ?? day) >= day);
const tally = (values: readonly string[]): Record<string, number> => Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]));
const criteria = checklist.areas.flatMap((area) => area.criteria);

it('is NFC text and valid days throughout', () => {
  for (const folder of ['reference', 'demo-2018-q2']) {
    for (const file of readdirSync(join(__dirname, folder)).filter((name) => name.endsWith('.json'))) {
      const content = text(`${folder}/${file}`);
      expect(content).toBe(content.normalize('NFC'));
      const dates = content.match(/(?<=": ")\d{4}-\d{2}-\d{2}(?=")/g) ?? [];
      expect(dates.filter((date) => !isCalendarDate(date))).toEqual([]);
    }
  }
});

describe('units', () => {
  it('holds July 2018: 12 districts, 144 communes, 19 departments', () => {
    expect(tally(asOf('2018-07-20').filter((unit) => unit.uid !== 'tg-82').map((unit) => unit.level))).toEqual({ province: 1, district: 12, commune: 144, department: 19, subBody: 2, vertical: 5 });
    expect(tally(asOf('2018-07-20').filter((unit) => unit.level === 'commune').map((unit) => unit.type))).toEqual({ commune: 119, ward: 17, township: 8 });
  });

  it('holds today: no district, 102 communes', () => {
    const now = asOf('2026-11-22');
    expect(now.filter((unit) => unit.level === 'district')).toEqual([]);
    expect(tally(now.filter((unit) => unit.level === 'commune').map((unit) => unit.type))).toEqual({ ward: 20, commune: 82 });
  });

  it('identifies by uid only: codes are recycled', () => {
    const uids = new Set(units.map((unit) => unit.uid));
    expect(uids.size).toBe(units.length);
    expect(units.filter((unit) => unit.parentUid !== null && !uids.has(unit.parentUid))).toEqual([]);
    const codes2018 = new Set(asOf('2018-07-20').map((unit) => unit.code));
    expect(asOf('2026-11-22').filter((unit) => unit.level === 'commune' && codes2018.has(unit.code)).length).toBeGreaterThan(40);
  });

  it('lists districts in the official order and keeps namesakes apart', () => {
    const districts = asOf('2018-07-20').filter((unit) => unit.level === 'district').sort((a, b) => a.officialOrder - b.officialOrder);
    expect(districts.map((unit) => unit.code).join()).toBe('866,867,868,869,870,871,872,873,874,875,876,877');
    expect(districts.filter((unit) => unit.nameVi.endsWith('Cao Lãnh')).map((unit) => unit.nameEn)).toEqual(['Cao Lãnh City', 'Cao Lãnh District']);
    expect(new Set(districts.map((unit) => unit.nameVi)).size).toBe(12);
    expect(units.filter((unit) => unit.abbreviation.length > 20 || unit.nameVi.includes('  '))).toEqual([]);
  });

  it('knows what became of each', () => {
    const uids = new Set(units.map((unit) => unit.uid));
    expect(relations).toHaveLength(308);
    expect(relations.filter((relation) => relation.kind === 'merged_part')).toHaveLength(6);
    expect(relations.filter((relation) => relation.fromUid !== null)).toHaveLength(144);
    expect([...relations, ...otherRelations].filter(({ fromUid, toUid }) => !uids.has(toUid) || (fromUid !== null && !uids.has(fromUid)))).toEqual([]);
  });
});

it('has one row per special day, holidays in lieu on weekdays', () => {
  expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
  expect(days.filter((day) => !day.confirmed && weekdayOf(day.date) > 5)).toEqual([]);
  expect(days.filter((day) => day.date.startsWith('2018-02')).map((day) => day.date.slice(8)).join()).toBe('14,15,16,17,18,19,20');
  expect(days.filter((day) => day.date.startsWith('2018-07'))).toEqual([]);
});

it('has a checklist of 8 areas, 58 criteria and 100 points, every legal basis known', () => {
  const sources = new Set(checklist.legalSources.map((source) => source.shortName));
  expect([checklist.areas.length, criteria.length, new Set(criteria.map((criterion) => criterion.key)).size]).toEqual([8, 58, 58]);
  expect(checklist.areas.map((area) => area.criteria.reduce((sum, criterion) => sum + criterion.maxScore, 0))).toEqual(checklist.areas.map((area) => area.maxScore));
  expect(checklist.areas.reduce((sum, area) => sum + area.maxScore, 0)).toBe(checklist.maxScore);
  expect(criteria.filter((criterion) => criterion.textVi === '' || criterion.textEn === '')).toEqual([]);
  expect(criteria.flatMap((criterion) => criterion.legalBasis).filter((name) => !sources.has(name))).toEqual([]);
  expect(checklist.legalSources.filter((source) => (source.issuedOn ?? '') > '2018-06-30')).toEqual([]);
});

describe('findings', () => {
  const codes = new Set(asOf('2018-07-20').map((unit) => unit.code));

  it('are 27, numbered within their unit, each raised from its answer', () => {
    expect(findings).toHaveLength(27);
    expect(tally(findings.map((finding) => finding.unit))).toEqual({ 873: 7, 874: 7, 869: 6, 870: 7 });
    for (const finding of findings) {
      expect(finding.code).toMatch(new RegExp(`^2018-Q2-${finding.unit}-0\\d$`));
      const answer = answers.find((one) => one.finding === finding.code);
      expect([answer?.unit, answer?.criterion]).toEqual([finding.unit, finding.criterion]);
      expect([answer?.numerator, answer?.denominator, answer?.value]).toEqual([finding.measured?.numerator, finding.measured?.denominator, finding.measured?.value]);
    }
  });

  it('name known units, clauses and topics, in both languages', () => {
    const numbers = new Set(clauses.map((clause) => clause.number));
    const names = new Set(topics.map((topic) => topic.code));
    expect(findings.filter((finding) => !numbers.has(finding.clause) || !names.has(finding.topic) || finding.titleEn === '')).toEqual([]);
    expect(findings.flatMap((finding) => [finding.remedyOwner, ...finding.coordinators]).filter((code) => !codes.has(code))).toEqual([]);
    expect(findings.filter((finding) => finding.remedyOwner !== finding.unit)).toHaveLength(6);
  });
});

describe('directive', () => {
  const leaves = clauses.filter((clause) => !clauses.some((other) => other.parent === clause.number));
  const unitsOf = (party: Party): string[] => (party.unit !== undefined ? [party.unit] : (groups.find((group) => group.code === party.group)?.units ?? []));
  const obligations = leaves.flatMap((clause) => [...new Set(clause.addressees.flatMap(unitsOf))].map((unit) => ({ clause: clause.number, unit, dated: clause.dueRule.kind !== 'none' })));

  it('has 24 clauses, 19 leaves, one of them dated', () => {
    expect({ clauses: clauses.length, leaf: leaves.length, datedLeaf: leaves.filter((clause) => clause.dueRule.kind !== 'none').length }).toEqual(expected.directive);
    expect(clauses.filter((clause) => clause.kind === 'group').map((clause) => clause.number)).toEqual(clauses.filter((clause) => !leaves.includes(clause)).map((clause) => clause.number));
  });

  it('creates one obligation per leaf and addressed unit', () => {
    expect({ total: obligations.length, dated: obligations.filter((one) => one.dated).length }).toEqual(expected.obligations);
    expect(obligations.filter((one) => one.dated)).toEqual(round.inspectedUnits.map((unit) => ({ clause: 'D1.2', unit, dated: true })));
  });

  it('names groups of known units', () => {
    const codes = new Set(asOf('2018-07-20').map((unit) => unit.code));
    expect(groups.map((group) => group.units?.length ?? null)).toEqual([4, 8, 19, 12, null]);
    expect(groups.flatMap((group) => group.units ?? []).filter((code) => !codes.has(code))).toEqual([]);
    expect(clauses.flatMap((clause) => clause.coordinators).filter((party) => (party.unit !== undefined ? !codes.has(party.unit) : !groups.some((group) => group.code === party.group)))).toEqual([]);
  });

  it('quotes only short clauses', () => {
    expect(clauses.filter((clause) => clause.quoteVi.length > 180)).toEqual([]);
  });
});

describe('the case comes to its expected figures', () => {
  const calendar = createWorkingCalendar(days);
  const { strict, lenient } = dueMoments({ kind: 'strictly_before', date: '2018-07-20' }, calendar);
  const now = Date.parse(round.now);
  const firstSubmittedAt = (unit: string): number | null => {
    const first = reports.find((report) => report.unit === unit && report.version === 1);
    return first === undefined ? null : Date.parse(first.submittedAt);
  };
  const lateness = (unit: string, tooLateAt: number | null) => latenessOf({ tooLateAt, firstSubmittedAt: firstSubmittedAt(unit), now, calendar });
  const stateOf = (code: string): string => {
    const sent = reports.filter((report) => report.items.some((item) => item.finding === code)).sort((a, b) => a.version - b.version);
    return findingStateFrom(sent.map((report): SentAnswer => {
      const item = report.items.find((one) => one.finding === code);
      if (item === undefined) throw new Error(code);
      return { result: item.result, committedOn: item.committedOn ?? null, decision: report.review?.decisions.find((one) => one.finding === code)?.decision ?? null };
    }));
  };

  it('in time, late and missing, under both readings', () => {
    const kinds = round.inspectedUnits.map((unit) => ({ unit, ...lateness(unit, strict) }));
    const count = (kind: string): number => kinds.filter((one) => one.kind === kind).length;
    const daysOf = (kind: string): Record<string, number> => Object.fromEntries(kinds.filter((one) => one.kind === kind).map((one) => [one.unit, one.days]));
    expect({ owing: kinds.length, onTime: count('on_time'), late: count('late'), missing: count('missing'), lateDays: daysOf('late'), missingDays: daysOf('missing') }).toEqual(expected.units);
    expect(Object.fromEntries(round.inspectedUnits.map((unit) => [unit, { strict: lateness(unit, strict).kind, lenient: lateness(unit, lenient).kind }]))).toEqual(expected.lateness);
  });

  it('states of the 27 findings', () => {
    const states = findings.map((finding) => ({ unit: finding.unit, state: stateOf(finding.code) as ReturnType<typeof findingStateFrom> }));
    expect(tally(states.map((one) => one.state))).toEqual(expected.findings.byState);
    expect(remedyCount(states.map((one) => one.state))).toMatchObject({ total: expected.findings.total, ratePercent: expected.findings.remediedRatePercent });
    for (const { unit, name, total, ...byState } of expected.findings.byUnit) {
      const own = states.filter((one) => one.unit === unit);
      expect(own).toHaveLength(total);
      expect(tally(own.map((one) => one.state))).toEqual(byState);
      expect(units.find((one) => one.code === unit)?.nameVi).toBe(name);
    }
  });

  it('every report answers each of its findings once, in words marked as sample, and every review decides each item', () => {
    for (const report of reports) {
      const own = findings.filter((finding) => finding.unit === report.unit).map((finding) => finding.code);
      expect(report.items.map((item) => item.finding)).toEqual(report.version === 1 ? own : report.items.map((item) => item.finding).filter((code) => own.includes(code)));
      expect(report.items.filter((item) => !/mẫu\)/u.test(item.doneVi))).toEqual([]);
      expect(report.items.filter((item) => (item.result === 'inProgress') !== (item.committedOn !== undefined))).toEqual([]);
      expect(report.items.filter((item) => (item.result === 'outsideCompetence') !== (item.receivingBody !== undefined))).toEqual([]);
      if (report.review !== null) expect(report.review.decisions.map((one) => one.finding)).toEqual(report.items.map((item) => item.finding));
    }
  });

  it('events run in order of time and match the reports', () => {
    const times = events.map((event) => Date.parse(event.at));
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    for (const report of reports) {
      expect(events.find((event) => event.action === 'submitReport' && event.unit === report.unit && event.version === report.version)?.at).toBe(report.submittedAt);
      expect(events.find((event) => event.action === 'reviewReport' && event.unit === report.unit && event.version === report.version)?.at).toBe(report.review?.at);
    }
    expect(tally(events.filter((event) => event.action === 'urge').map((event) => event.unit ?? ''))).toEqual(expected.urgings);
    expect(events.at(-1)?.at.slice(0, 10)).toBe(TODAY);
  });
});
