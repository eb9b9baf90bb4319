import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readSettings } from '../../src/platform/config/settings';
import { firstBrokenFact } from '../../src/platform/facts/fact-recorder';
import type { FactRow } from '../../src/platform/facts/fact.entity';

/** One unit of work that the killed process had said was done. */
export interface Acknowledged {
  readonly kind: 'answer' | 'decision' | 'result' | 'file' | 'signed' | 'report' | 'review';
  readonly sha256?: string;
  readonly text?: string;
  readonly visit?: string;
  readonly criterion?: string;
  readonly note?: string;
  readonly receipt?: string;
  readonly report?: string;
  readonly version?: number;
}

interface StoredFact {
  readonly seq: number;
  readonly type: string;
  readonly kind: string;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Life {
  readonly subject: string;
  readonly state: string;
  readonly initial: string;
  readonly facts: readonly StoredFact[];
}

type Read = <T>(sql: string, ...values: unknown[]) => T[];

/**
 * What a killed server left in its folder, told as faults; none when every acknowledged thing is there and nothing is half-written.
 * Reads the file by itself, through none of the product's queries.
 */
export function faultsAfterKill(folder: string, acknowledged: readonly Acknowledged[]): string[] {
  const database = new Database(join(folder, 'app.sqlite'));
  const read: Read = (sql, ...values) => database.prepare(sql).all(...values) as never;
  try {
    const integrity = (database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check).filter((words) => words !== 'ok');
    const references = database.pragma('foreign_key_check') as unknown[];
    const facts = factsOf(read);
    return [
      ...integrity,
      ...references.map((row) => `reference to nothing: ${JSON.stringify(row)}`),
      ...fileFaults(read, folder, facts),
      ...lifeFaults(read, facts),
      ...countFaults(read, facts),
      ...lost(read, acknowledged),
      ...chainFaults(read),
    ];
  } finally {
    database.close();
  }
}

function factsOf(read: Read): StoredFact[] {
  return read<{ seq: number; type: string; kind: string; code: string; details: string }>('SELECT seq, type, subject_kind AS kind, subject_code AS code, details FROM fact_row ORDER BY seq').map((row) => ({
    ...row,
    details: JSON.parse(row.details) as Record<string, unknown>,
  }));
}

export function keptPath(folder: string, sha256: string): string {
  return join(folder, 'files', 'sha256', sha256.slice(0, 2), sha256);
}

const soundFiles = new Set<string>();

/** Every row of a file has its bytes, whole, and was told as a fact. */
function fileFaults(read: Read, folder: string, facts: readonly StoredFact[]): string[] {
  const rows = read<{ publicId: string; sha256: string; size: number }>('SELECT public_id AS publicId, sha256, size FROM stored_file');
  const told = new Set(facts.filter(({ type }) => type === 'file.received').map(({ code }) => code));
  const known = new Set(rows.map(({ publicId }) => publicId));
  return [
    ...rows.filter(({ publicId }) => !told.has(publicId)).map(({ publicId }) => `file ${publicId}: a row without its fact`),
    ...[...told].filter((publicId) => !known.has(publicId)).map((publicId) => `file ${publicId}: a fact without its row`),
    ...rows.flatMap(({ sha256, size }) => bytesFault(folder, sha256, size)),
  ];
}

function bytesFault(folder: string, sha256: string, size: number): string[] {
  const path = keptPath(folder, sha256);
  if (!existsSync(path)) return [`file ${sha256}: a row without its bytes`];
  // Kept bytes are read-only and never written again: hashed once per folder.
  if (soundFiles.has(path)) return [];
  const bytes = readFileSync(path);
  if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) return [`file ${sha256}: other bytes than its row says`];
  soundFiles.add(path);
  return [];
}

const STATEFUL: readonly { readonly kind: string; readonly table: string; readonly initial: string }[] = [
  { kind: 'round', table: 'inspection_round', initial: 'draft' },
  { kind: 'visit', table: 'inspection_visit', initial: 'scheduled' },
  { kind: 'finding', table: 'finding', initial: 'draft' },
  { kind: 'obligation', table: 'obligation', initial: 'open' },
  { kind: 'directive', table: 'directive', initial: 'draft' },
];

/** The facts of each thing lead, step by step, from its first state to the state in which it is. */
function lifeFaults(read: Read, facts: readonly StoredFact[]): string[] {
  const moves = facts.filter(({ type, details }) => typeof details.to === 'string' && type !== 'report.itemDecided');
  const of = (kind: string, code: string, version?: number): StoredFact[] =>
    moves.filter((fact) => fact.kind === kind && fact.code === code && (version === undefined || fact.details.version === version));
  const lives: Life[] = STATEFUL.flatMap(({ kind, table, initial }) =>
    read<{ code: string; state: string }>(`SELECT code, state FROM ${table}`).map(({ code, state }) => ({ subject: `${kind} ${code}`, state, initial, facts: of(kind, code) })),
  );
  for (const { code, number, state } of read<{ code: string; number: number; state: string }>('SELECT r.code, v.number, v.state FROM report_version v JOIN remediation_report r ON r.id = v.report_id')) {
    lives.push({ subject: `report ${code} version ${number}`, state, initial: 'draft', facts: of('report', code, number) });
  }
  return lives.flatMap(({ subject, state, initial, facts: steps }) => {
    let reached: unknown = initial;
    for (const { details, seq } of steps) {
      if (details.from !== reached) return [`${subject}: fact ${seq} starts from ${String(details.from)}, but it was ${String(reached)}`];
      reached = details.to;
    }
    return reached === state ? [] : [`${subject}: is ${state}, its facts end at ${String(reached)}`];
  });
}

/** Rows that every fact brings with it, counted from both sides. */
function countFaults(read: Read, facts: readonly StoredFact[]): string[] {
  const faults: string[] = [];
  const compare = (what: string, rows: number, told: number): void => {
    if (rows !== told) faults.push(`${what}: ${rows} in rows, ${told} in facts`);
  };
  for (const { visit, criterion, version } of read<{ visit: string; criterion: string; version: number }>(
    'SELECT v.code AS visit, c.code AS criterion, a.version FROM visit_answer a JOIN inspection_visit v ON v.id = a.visit_id JOIN criterion c ON c.id = a.criterion_id',
  )) {
    compare(`answer ${visit} ${criterion}`, version, facts.filter((fact) => fact.type === 'visit.answered' && fact.code === visit && fact.details.criterion === criterion).length);
  }
  for (const { code, version, updates } of read<{ code: string; version: number; updates: number }>(
    'SELECT o.code, o.version, (SELECT count(*) FROM obligation_update u WHERE u.obligation_id = o.id) AS updates FROM obligation o WHERE o.version > 1',
  )) {
    const told = facts.filter((fact) => fact.kind === 'obligation' && fact.code === code && fact.type !== 'obligation.created');
    compare(`changes of obligation ${code}`, version - 1, told.length);
    if (updates > 0) compare(`what was written about ${code}`, updates, told.length);
  }
  const decided = read<{ n: number }>('SELECT count(*) AS n FROM report_item WHERE decision IS NOT NULL')[0]?.n ?? 0;
  const toldItems = new Set(facts.filter(({ type }) => type === 'report.itemDecided').map(({ code, details }) => `${code}/${String(details.version)}/${String(details.finding)}`));
  compare('decided items', decided, toldItems.size);
  return faults;
}

function lost(read: Read, acknowledged: readonly Acknowledged[]): string[] {
  const set = (sql: string): ReadonlySet<string> => new Set(read<{ it: string }>(sql).map(({ it }) => it));
  const files = set('SELECT sha256 AS it FROM stored_file');
  const texts = set('SELECT text_vi AS it FROM obligation_update');
  const receipts = set(`SELECT receipt_number AS it FROM report_version WHERE receipt_number IS NOT NULL AND submitted_at IS NOT NULL AND state <> 'draft'`);
  const reviewed = set(`SELECT r.code || '/' || v.number AS it FROM report_version v JOIN remediation_report r ON r.id = v.report_id WHERE v.state IN ('accepted', 'returned')`);
  const notes = new Map(
    read<{ it: string; note: string }>('SELECT v.code || c.code AS it, a.note FROM visit_answer a JOIN inspection_visit v ON v.id = a.visit_id JOIN criterion c ON c.id = a.criterion_id').map(({ it, note }) => [it, note]),
  );
  const lastNotes = new Map(acknowledged.filter(({ kind }) => kind === 'answer').map((one) => [`${one.visit}${one.criterion}`, one]));
  const missing = acknowledged.filter(
    ({ sha256, text, receipt, kind, report, version }) =>
      (sha256 !== undefined && !files.has(sha256)) ||
      (text !== undefined && !texts.has(text)) ||
      (receipt !== undefined && !receipts.has(receipt)) ||
      (kind === 'review' && !reviewed.has(`${report}/${version}`)),
  );
  // The answer stored is the last one acknowledged, or one begun after it; an older note would be an undone answer.
  const older = new Set(acknowledged.filter((one) => one.kind === 'answer' && lastNotes.get(`${one.visit}${one.criterion}`) !== one).map(({ note }) => note));
  const undone = [...lastNotes].filter(([key]) => notes.get(key) === undefined || older.has(notes.get(key))).map(([, one]) => one);
  return [...missing, ...undone].map((one) => `acknowledged, but lost: ${JSON.stringify(one)}`);
}

function chainFaults(read: Read): string[] {
  const rows = read<Record<string, unknown>>(`SELECT seq, type, subject_kind AS subjectKind, subject_code AS subjectCode, unit_id AS unitId, round_code AS roundCode, actor_id AS actorId,
    actor_role AS actorRole, actor_title AS actorTitle, at, details, previous_hash AS previousHash, hash FROM fact_row ORDER BY seq`);
  const broken = firstBrokenFact(readSettings({ NODE_ENV: 'test' }).auditKey, rows.map((row) => ({ ...row, details: JSON.parse(String(row.details)) as object }) as unknown as FactRow));
  return broken === null ? [] : [`audit trail broken at ${broken}`];
}

/** Temporary files, which the next start removes. */
export function incomingCount(folder: string): number {
  return readdirSync(join(folder, 'files', 'incoming')).length;
}
