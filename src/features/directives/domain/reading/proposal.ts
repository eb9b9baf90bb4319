import type { CalendarDate } from '../../../../kernel/calendar-date';
import type { DueRule } from '../../../../kernel/due-rule';
import type { Problem } from '../../../../kernel/problem';
import type { CLAUSE_KINDS } from '../clause-kinds';
import type { PartyGroup } from '../party-groups';

/** A unit of the register as the letters may name it, valid on the day of the letter. */
export interface KnownUnit {
  readonly code: string;
  readonly nameVi: string;
  readonly abbreviation?: string | null;
  readonly committeeNameVi?: string | null;
  readonly level: string;
}

export interface ReadingOptions {
  /** The day the document was signed, or is taken to have been: gives the year of "20/7". */
  readonly context: CalendarDate;
  readonly units: readonly KnownUnit[];
}

/** A body that a clause names, as printed. `known` says whether the register has exactly one body, or a group of the round, for it. */
export interface ProposedParty {
  readonly role: 'lead' | 'addressee' | 'coordinator';
  readonly raw: string;
  readonly group: PartyGroup | null;
  readonly unitCode: string | null;
  readonly known: boolean;
}

export interface ProposedDeadline {
  readonly raw: string;
  readonly rule: DueRule;
  readonly problem: Problem | null;
}

/** One demand as the reader sees it: `quote === text.slice(start, end)`. A person confirms it before it becomes anybody's duty. */
export interface ProposedClause {
  readonly number: string;
  readonly parent: string | null;
  readonly leaf: boolean;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly content: string;
  readonly kind: (typeof CLAUSE_KINDS)[number];
  readonly parties: readonly ProposedParty[];
  readonly deadline: ProposedDeadline | null;
}

/** What stands at the head and foot of the letter: exact parts of the text, null where it is blank or not found. */
export interface ReadHead {
  readonly documentNumber: string | null;
  readonly signedOn: string | null;
  readonly issuerTitle: string | null;
  readonly summary: string | null;
}

export interface ReadDirective {
  readonly head: ReadHead;
  readonly clauses: readonly ProposedClause[];
}
