import { randomUUID } from 'node:crypto';

const UNITS = 12;
const STEP = 500;

/** Rows as they stand after years of rounds, written by the table's own columns. */
export async function entityRows(dataSource, load, { duties, now, day }) {
  const { referenceData } = load('../seed/reference-data.js');
  const { Unit } = load('features/organisation/unit.entity.js');
  const { Obligation } = load('features/obligations/obligation.entity.js');
  const units = referenceData().units.filter(({ level }) => level === 'district' || level === 'huyen').slice(0, UNITS);
  const chosen = units.length > 0 ? units : referenceData().units.slice(0, UNITS);
  const unitIds = [];
  for (const unit of chosen) {
    const id = randomUUID();
    unitIds.push(id);
    await dataSource.manager.insert(Unit, { ...unit, id, parentId: null, searchText: unit.code });
  }
  // Round and clause are not asked about: only here may a duty stand without them.
  const [round, clause] = [randomUUID(), randomUUID()];
  await dataSource.query(dataSource.options.type === 'postgres' ? 'ALTER TABLE obligation DISABLE TRIGGER ALL' : 'PRAGMA foreign_keys = OFF');
  await dataSource.transaction(async (manager) => {
    for (let from = 0; from < duties; from += STEP) {
      const rows = Array.from({ length: Math.min(STEP, duties - from) }, (_, index) => duty(from + index, { round, clause, unitIds, now, day }));
      await manager.createQueryBuilder().insert().into(Obligation).values(rows).updateEntity(false).execute();
    }
  });
  await dataSource.query(dataSource.options.type === 'postgres' ? 'ANALYZE' : 'ANALYZE obligation');
}

function duty(n, { round, clause, unitIds, now, day }) {
  const dated = n % 3 !== 0;
  const tooLateAt = dated ? now + ((n % 400) - 300) * day : null;
  const answered = n % 5 < 3;
  const firstSubmittedAt = answered ? (tooLateAt ?? now) + ((n % 7) - 5) * day : null;
  return {
    id: randomUUID(), code: `2018-Q2-D${n}`, roundId: round, clauseId: clause, clauseNumber: 'D1', kind: 'task', titleVi: `Nhiệm vụ ${n}`, unitId: unitIds[n % unitIds.length], state: answered ? (n % 2 ? 'accepted' : 'submitted') : 'open',
    dueRule: { kind: 'none' }, graceDays: 0, tooLateAt, lenientTooLateAt: tooLateAt, requestedOn: '2018-01-01', givenAt: now - (n % 60) * day, firstSubmittedAt, lastSubmittedAt: firstSubmittedAt,
    completeSubmittedAt: n % 4 === 0 ? firstSubmittedAt : null, decidedBy: n % 10 === 0 ? 'firstComplete' : 'firstSubmission', lastUpdateAt: firstSubmittedAt, searchText: `nhiem vu ${n}`, sortKey: String(n).padStart(8, '0'), version: 1,
  };
}
