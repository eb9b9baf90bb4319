import type { DueRule } from '../../src/kernel/due-rule';
import { readSeed } from '../reference-data';

/** The Q2/2018 case as it lies in `seed/demo-2018-q2/`: what people typed, and when. */
export interface CaseRound {
  readonly code: string;
  readonly year: number;
  readonly quarter: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly referenceOn: string;
  readonly inspectedUnits: readonly string[];
  readonly draftedAt: string;
  readonly now: string;
  readonly visits: readonly { readonly unit: string; readonly scheduledOn: string }[];
}

export interface CaseAnswer {
  readonly unit: string;
  readonly criterion: string;
  readonly verdict?: string;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly manualScore?: number;
}

export interface CaseFinding {
  readonly code: string;
  readonly unit: string;
  readonly criterion: string;
  readonly topic: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly descriptionVi: string;
  readonly severity: string;
  readonly measured?: { readonly numerator?: number; readonly denominator?: number; readonly value?: number; readonly labelVi: string } | null;
  readonly causeVi?: string | null;
  readonly recommendationVi?: string | null;
  readonly remedyOwner: string;
  readonly coordinators: readonly string[];
  readonly remedyKind: string;
  /** The remedy's own date, apart from the deadline of the unit's report. */
  readonly remedyDueOn: string | null;
  readonly dependencyVi?: string | null;
  readonly repeated: boolean;
}

export interface CaseParty {
  readonly group?: string;
  readonly unit?: string;
  readonly label?: string;
  readonly labelVi?: string;
}

export interface CaseClause {
  readonly number: string;
  readonly parent: string | null;
  readonly position: number;
  readonly kind: string;
  readonly contentVi: string;
  readonly contentEn: string;
  readonly quoteVi: string;
  readonly addressees: readonly CaseParty[];
  readonly coordinators: readonly CaseParty[];
  readonly dueRule: DueRule;
  readonly dueWordingVi: string | null;
  readonly topic: string | null;
  readonly expectedOutputVi: string | null;
}

export interface CaseDirective {
  readonly issuerTitleVi: string;
  readonly summaryVi: string;
  readonly documentNumber: string | null;
  readonly signedOn: string | null;
  readonly sourceNoteVi: string;
  readonly groups: readonly { readonly code: string; readonly nameVi: string; readonly addressVi?: string; readonly units: readonly string[] }[];
  readonly clauses: readonly CaseClause[];
}

export interface CaseItem {
  readonly finding: string;
  readonly result: string;
  readonly doneVi: string;
  readonly committedOn?: string;
  readonly receivingBody?: string;
  readonly difficultyVi?: string;
  readonly causeKind?: string;
  readonly causeVi?: string;
  readonly figuresVi?: string;
  readonly evidence: readonly string[];
}

export interface CaseReport {
  readonly unit: string;
  readonly version: number;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly signedFile: string;
  readonly submittedAt: string;
  readonly items: readonly CaseItem[];
  readonly review: { readonly at: string; readonly decisions: readonly { readonly finding: string; readonly decision: string; readonly reasonVi?: string }[] } | null;
}

export interface CaseEvent {
  readonly at: string;
  readonly action: string;
  readonly unit?: string;
  readonly version?: number;
  readonly level?: string;
  readonly channel?: string;
}

export interface CaseData {
  readonly round: CaseRound;
  readonly answers: readonly CaseAnswer[];
  readonly findings: readonly CaseFinding[];
  readonly directive: CaseDirective;
  readonly reports: readonly CaseReport[];
  readonly events: readonly CaseEvent[];
}

export function caseData(): CaseData {
  return {
    round: readSeed<CaseRound>('demo-2018-q2/round.json'),
    answers: readSeed<{ answers: CaseAnswer[] }>('demo-2018-q2/answers.json').answers,
    findings: readSeed<{ findings: CaseFinding[] }>('demo-2018-q2/findings.json').findings,
    directive: readSeed<CaseDirective>('demo-2018-q2/directive.json'),
    reports: readSeed<{ reports: CaseReport[] }>('demo-2018-q2/reports.json').reports,
    events: readSeed<{ events: CaseEvent[] }>('demo-2018-q2/events.json').events,
  };
}
