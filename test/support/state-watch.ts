import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checklistVersionMachine } from '../../src/features/checklists/domain/checklist-version.machine';
import { directiveMachine } from '../../src/features/directives/domain/directive.machine';
import { findingMachine } from '../../src/features/findings/domain/finding.machine';
import { roundMachine } from '../../src/features/inspections/domain/round.machine';
import { visitMachine } from '../../src/features/inspections/domain/visit.machine';
import { confirmationMachine } from '../../src/features/obligations/domain/confirmation.machine';
import { extensionMachine } from '../../src/features/obligations/domain/extension.machine';
import { obligationMachine } from '../../src/features/obligations/domain/obligation.machine';
import { partMachine } from '../../src/features/obligations/domain/part.machine';
import { transferMachine } from '../../src/features/obligations/domain/transfer.machine';
import { selfInspectionMachine } from '../../src/features/self-inspection/domain/self-inspection.machine';
import { reportVersionMachine } from '../../src/features/remediation/domain/report-version.machine';
import { statesOf, type Machine } from '../../src/kernel/state-machine';
import type { Transaction } from '../../src/platform/database/transaction';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';

type AnyMachine = Machine<string, string>;

interface Watched {
  readonly machine: AnyMachine;
  /** Subject of its facts. */
  readonly kind: string;
  /** Rows `code`, `state` and, for versions of a report, their number as `part` and, since a draft set aside is numbered anew, their `id`. */
  readonly sql: string;
}

const watched = (machine: unknown, kind: string, sql: string): Watched => ({ machine: machine as AnyMachine, kind, sql });

export const WATCHED: readonly Watched[] = [
  watched(roundMachine, 'round', 'SELECT code, state, 0 AS part FROM inspection_round'),
  watched(visitMachine, 'visit', 'SELECT code, state, 0 AS part FROM inspection_visit'),
  watched(findingMachine, 'finding', 'SELECT code, state, 0 AS part FROM finding'),
  watched(obligationMachine, 'obligation', 'SELECT code, state, 0 AS part FROM obligation'),
  watched(reportVersionMachine, 'report', 'SELECT v.id, r.code, v.state, v.number AS part FROM report_version v JOIN remediation_report r ON r.id = v.report_id'),
  watched(extensionMachine, 'extension', `SELECT o.code || '/' || e.sequence AS code, e.state, 0 AS part FROM extension e JOIN obligation o ON o.id = e.obligation_id`),
  watched(partMachine, 'part', `SELECT o.code || '/' || u.code AS code, p.state, 0 AS part FROM obligation_part p JOIN obligation o ON o.id = p.obligation_id JOIN unit u ON u.id = p.unit_id`),
  watched(confirmationMachine, 'confirmation', `SELECT o.code || '/' || u.code || '/' || c.asking AS code, c.state, 0 AS part FROM confirmation c JOIN obligation o ON o.id = c.obligation_id JOIN unit u ON u.id = c.unit_id`),
  watched(transferMachine, 'transfer', `SELECT f.code || '/' || t.sequence AS code, t.state, 0 AS part FROM finding_transfer t JOIN finding f ON f.id = t.finding_id`),
  watched(selfInspectionMachine, 'selfInspection', `SELECT o.code || '/' || s.number AS code, s.state, 0 AS part FROM self_inspection s JOIN obligation o ON o.id = s.obligation_id`),
  watched(directiveMachine, 'directive', 'SELECT code, state, 0 AS part FROM directive'),
  watched(checklistVersionMachine, 'checklist', `SELECT c.code || '/' || v.number AS code, v.state, 0 AS part FROM checklist_version v JOIN checklist c ON c.id = v.checklist_id`),
];

/** `finding: agreed → issued (issue)`: every arrow of every table. */
export function allArrows(): string[] {
  return WATCHED.flatMap(({ machine }) =>
    statesOf(machine).flatMap((state) => Object.entries(machine.states[state] ?? {}).map(([action, move]) => arrow(machine, state, action, move?.to ?? ''))),
  );
}

function arrow({ name }: AnyMachine, from: string, action: string, to: string): string {
  return `${name}: ${from} → ${to} (${action})`;
}

export interface StateWatch {
  /** Arrows that use cases took, each with its fact. */
  readonly taken: ReadonlySet<string>;
  /** Changes of state without exactly one fact of their own, and facts of changes that did not happen. */
  readonly faults: readonly string[];
  readonly units: () => number;
}

interface Position {
  readonly watched: Watched;
  readonly code: string;
  readonly part: number;
  readonly state: string;
}

/** Where two actions lead from one state to the same other, the fact tells which it was; every other fact means the first. */
const NAMED_BY_FACT: Readonly<Record<string, string>> = { 'report.recordedOnBehalf': 'recordOnBehalf' };

interface Told {
  readonly type: string;
  readonly kind: string;
  readonly code: string;
  readonly part: number;
  readonly from: unknown;
  readonly to: unknown;
}

/** Looks over the shoulder of every unit of work, inside its own transaction. */
export function watchStates(app: NestFastifyApplication): StateWatch {
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  const run = unitOfWork.run.bind(unitOfWork);
  const taken = new Set<string>();
  const faults: string[] = [];
  let units = 0;
  unitOfWork.run = (actor, work, at) =>
    run(
      actor,
      async (tx) => {
        const before = await positions(tx);
        const last = await lastFact(tx);
        const result = await work(tx);
        units += 1;
        compare(before, await positions(tx), await toldSince(tx, last), taken, faults);
        return result;
      },
      at,
    );
  return { taken, faults, units: () => units };
}

export async function positions({ manager }: Pick<Transaction, 'manager'>): Promise<ReadonlyMap<string, Position>> {
  const found = new Map<string, Position>();
  for (const one of WATCHED) {
    for (const { id, code, state, part } of await manager.query<{ id?: string; code: string; state: string; part: number }[]>(one.sql)) {
      found.set(id ?? `${one.kind} ${code} ${part}`, { watched: one, code, part: Number(part), state });
    }
  }
  return found;
}

export async function lastFact({ manager }: Pick<Transaction, 'manager'>): Promise<number> {
  const [row] = await manager.query<{ last: number | null }[]>('SELECT max(seq) AS last FROM fact_row');
  return Number(row?.last ?? 0);
}

async function toldSince({ manager }: Transaction, seq: number): Promise<Told[]> {
  const rows = await manager.query<{ type: string; kind: string; code: string; details: string }[]>(
    `SELECT type, subject_kind AS kind, subject_code AS code, details FROM fact_row WHERE seq > ${seq}`,
  );
  return rows.flatMap(({ type, kind, code, details }) => {
    const { from, to, version } = JSON.parse(details) as { from?: unknown; to?: unknown; version?: number };
    // A rule of the province has a value from and to, and no life as a table.
    const ofState = typeof to === 'string' && type !== 'report.itemDecided' && WATCHED.some((one) => one.kind === kind);
    return ofState ? [{ type, kind, code, part: kind === 'report' ? (version ?? 0) : 0, from, to }] : [];
  });
}

function compare(before: ReadonlyMap<string, Position>, after: ReadonlyMap<string, Position>, told: readonly Told[], taken: Set<string>, faults: string[]): void {
  // What is made and moved within one unit of work began in its first state, and its move is told like any other.
  const changes = [...after].flatMap(([key, { watched: one, code, part, state }]) => {
    const was = before.get(key);
    const from = was?.state ?? one.machine.initial;
    return from !== state ? [{ one, code, part: was?.part ?? part, from, to: state }] : [];
  });
  for (const { one, code, part, from, to } of changes) {
    const ofPart = told.filter((fact) => fact.kind === one.kind && fact.code === code && fact.part === part);
    const facts = ofPart.filter((fact) => fact.from === from && fact.to === to);
    const sharing = changes.filter((change) => change.one === one && change.code === code && change.part === part).length;
    const words = `${one.kind} ${code} ${from} → ${to}`;
    if (facts.length !== 1 || ofPart.length !== sharing) faults.push(`${words}: facts ${JSON.stringify(ofPart)}`);
    const actions = Object.entries(one.machine.states[from] ?? {}).flatMap(([name, move]) => (move?.to === to ? [name] : []));
    const action = actions.find((name) => name === NAMED_BY_FACT[facts[0]?.type ?? '']) ?? actions[0];
    if (action) taken.add(arrow(one.machine, from, action, to));
    else faults.push(`${words}: not in the table`);
  }
  for (const fact of told) {
    // A step that may be taken again where it led: nothing moves, and the fact tells it.
    const place = fact.from === fact.to ? [...after.values()].find((one) => one.watched.kind === fact.kind && one.code === fact.code && one.part === fact.part) : undefined;
    const again = place && place.state === fact.to && Object.entries(place.watched.machine.states[place.state] ?? {}).find(([, move]) => move?.to === place.state)?.[0];
    if (place && again) {
      taken.add(arrow(place.watched.machine, place.state, again, place.state));
      continue;
    }
    const happened = changes.some(({ one, code, part }) => one.kind === fact.kind && code === fact.code && part === fact.part);
    if (!happened) faults.push(`a fact of a change that did not happen: ${JSON.stringify(fact)}`);
  }
}
