import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownUnit, ProposedClause } from '../../src/features/directives/domain/reading/proposal';
import { readDirectiveText } from '../../src/features/directives/domain/reading/read-directive-text';

/** Invented letters in the official style; below the line what a careful clerk reads in them. */
const FOLDER = join(__dirname, '../fixtures/letters');
const LINE = '\n=====\n';

/** null: either reading is right, so nobody is judged by it. */
export interface ExpectedDemand {
  readonly quote: string;
  readonly addressees: readonly string[];
  readonly lead: string | null;
  readonly coordinating: readonly string[] | null;
  readonly deadline: { readonly raw: string; readonly kind: string; readonly date: string | null } | 'none' | null;
}

export interface Letter {
  readonly name: string;
  readonly heldOut: boolean;
  readonly text: string;
  readonly context: string;
  readonly demands: readonly ExpectedDemand[];
}

const split = (cell: string): string[] => cell.split(' ; ').map((one) => one.trim()).filter((one) => one !== '');

/** `- quote | addressees | lead | coordinating | deadline => kind date`; "any" where the letter can be read in two ways. */
function demandOf(line: string): ExpectedDemand {
  const [quote = '', addressees = '', lead = '', coordinating = '', deadline = ''] = line.replace(/^- /, '').split('|').map((one) => one.trim());
  const [raw = '', rule = ''] = deadline.split(' => ');
  const [kind = '', date = null] = rule.split(' ');
  return {
    quote,
    addressees: split(addressees),
    lead: lead === 'any' ? null : lead,
    coordinating: coordinating === 'any' ? null : split(coordinating),
    deadline: deadline === 'any' ? null : deadline === '' ? 'none' : { raw, kind, date },
  };
}

export function letters(): readonly Letter[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const [text = '', rest = ''] = readFileSync(join(FOLDER, name), 'utf8').split(LINE);
      const lines = rest.trim().split('\n');
      return { name, heldOut: name.startsWith('h'), text, context: (lines[0] ?? '').replace('context: ', '').trim(), demands: lines.slice(1).filter((one) => one.startsWith('- ')).map(demandOf) };
    });
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
const sameNames = (found: readonly string[], expected: readonly string[]): boolean => JSON.stringify(found.map(plain).sort()) === JSON.stringify(expected.map(plain).sort());

export interface Score {
  readonly name: string;
  expected: number;
  proposed: number;
  found: number;
  addressees: number;
  lead: number;
  coordinating: number;
  deadline: number;
  readonly misses: string[];
}

const raws = (clause: ProposedClause, ...roles: string[]): string[] => clause.parties.filter(({ role }) => roles.includes(role)).map(({ raw }) => raw);

function deadlineIs(clause: ProposedClause, expected: ExpectedDemand['deadline']): boolean {
  if (expected === null) return true;
  if (expected === 'none') return clause.deadline === null;
  if (clause.deadline === null || clause.deadline.rule.kind !== expected.kind) return false;
  const date = 'date' in clause.deadline.rule ? clause.deadline.rule.date : null;
  const [a, b] = [plain(clause.deadline.raw), plain(expected.raw)];
  return (expected.date === null || date === expected.date) && (a.includes(b) || b.includes(a));
}

/** Each expected demand takes the shortest proposed one that holds its words; what nobody takes was proposed in vain. */
export function scoreLetter({ name, text, context, demands }: Letter, units: readonly KnownUnit[]): Score {
  const clauses = readDirectiveText(text, { context, units }).clauses.filter(({ leaf }) => leaf);
  const score: Score = { name, expected: demands.length, proposed: clauses.length, found: 0, addressees: 0, lead: 0, coordinating: 0, deadline: 0, misses: [] };
  const taken = new Set<ProposedClause>();
  for (const demand of demands) {
    const holding = clauses.filter((one) => !taken.has(one) && plain(one.quote).includes(plain(demand.quote))).sort((a, b) => a.quote.length - b.quote.length);
    const clause = holding[0];
    if (!clause) {
      score.misses.push(`not found: ${demand.quote}`);
      continue;
    }
    taken.add(clause);
    score.found += 1;
    const check = (what: 'addressees' | 'lead' | 'coordinating' | 'deadline', right: boolean, got: unknown): void => {
      if (right) score[what] += 1;
      else score.misses.push(`${what} of "${demand.quote}": ${JSON.stringify(got)}`);
    };
    const [addressees, lead, coordinating] = [raws(clause, 'lead', 'addressee'), raws(clause, 'lead')[0] ?? '', raws(clause, 'coordinator')];
    check('addressees', sameNames(addressees, demand.addressees), addressees);
    check('lead', demand.lead === null || plain(lead) === plain(demand.lead), lead);
    check('coordinating', demand.coordinating === null || sameNames(coordinating, demand.coordinating), coordinating);
    check('deadline', deadlineIs(clause, demand.deadline), clause.deadline && { raw: clause.deadline.raw, rule: clause.deadline.rule });
  }
  clauses.filter((one) => !taken.has(one)).forEach((one) => score.misses.push(`in vain: ${one.quote.slice(0, 100)} <${raws(one, 'lead', 'addressee').join('; ')}>`));
  return score;
}

export interface Total {
  readonly letters: number;
  readonly demands: number;
  readonly recall: number;
  readonly precision: number;
  readonly addressees: number;
  readonly lead: number;
  readonly coordinating: number;
  readonly deadline: number;
}

export function totalOf(scores: readonly Score[]): Total {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, one) => all + of(one), 0);
  const [found, expected, proposed] = [sum((one) => one.found), sum((one) => one.expected), sum((one) => one.proposed)];
  const part = (of: number, all: number): number => Math.round((1000 * of) / Math.max(1, all)) / 1000;
  return {
    letters: scores.length,
    demands: expected,
    recall: part(found, expected),
    precision: part(found, proposed),
    addressees: part(sum((one) => one.addressees), found),
    lead: part(sum((one) => one.lead), found),
    coordinating: part(sum((one) => one.coordinating), found),
    deadline: part(sum((one) => one.deadline), found),
  };
}
