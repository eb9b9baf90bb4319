import type { CalendarDate } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';
import type { RemedyResult } from '../../findings';
import { tellsCause } from './cause';

/** What the check needs to know of one answer; accepted (locked) answers are not asked again and are left out by the caller. */
export interface ItemToCheck {
  /** Code of the finding, e.g. `2018-Q2-873-04`: names the field and the link to the page that fixes it. */
  readonly findingCode: string;
  readonly result: RemedyResult | null;
  readonly doneText: string | null;
  readonly committedOn: CalendarDate | null;
  readonly receivingBody: string | null;
  /** Why it is still open. */
  readonly causeText: string | null;
  readonly evidenceCount: number;
}

export interface ReportToCheck {
  readonly documentNumber: string | null;
  readonly documentDate: CalendarDate | null;
  readonly signerTitle: string | null;
  readonly hasSignedFile: boolean;
  readonly items: readonly ItemToCheck[];
}

/** `problems` stop the submission; `warnings` do not: Home Affairs may still return the item for them. */
export interface Completeness {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/** `items.2018-Q2-873-04.committedOn` */
export function itemField(findingCode: string, name: string): string {
  return `items.${findingCode}.${name}`;
}

/** Everything missing in one answer. `today` is the day in Viet Nam. */
export function itemCompleteness(item: ItemToCheck, today: CalendarDate): Completeness {
  const found = (code: string, name: string): Problem => problem(code, itemField(item.findingCode, name), { finding: item.findingCode });
  if (item.result === null) return { problems: [found('item.resultNeeded', 'result')], warnings: [] };

  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  if (item.result !== 'outsideCompetence' && isBlank(item.doneText)) problems.push(found('item.doneNeeded', 'doneText'));
  if (item.result === 'inProgress' && item.committedOn === null) problems.push(found('item.committedOnNeeded', 'committedOn'));
  if (item.result === 'inProgress' && item.committedOn !== null && item.committedOn < today) {
    problems.push(found('item.committedOnPast', 'committedOn'));
  }
  if (item.result === 'outsideCompetence' && isBlank(item.receivingBody)) problems.push(found('item.receivingBodyNeeded', 'receivingBody'));
  if (item.result === 'remedied' && item.evidenceCount === 0) warnings.push(found('item.evidenceMissing', 'evidence'));
  if (tellsCause(item.result) && isBlank(item.causeText)) warnings.push(found('item.causeMissing', 'cause'));
  return { problems, warnings };
}

/** Everything missing in the report, items first, in the order given. */
export function reportCompleteness(report: ReportToCheck, today: CalendarDate): Completeness {
  const items = report.items.map((item) => itemCompleteness(item, today));
  const problems = items.flatMap((item) => item.problems);
  if (isBlank(report.documentNumber)) problems.push(problem('document.numberNeeded', 'documentNumber'));
  if (report.documentDate === null) problems.push(problem('document.dateNeeded', 'documentDate'));
  else if (report.documentDate > today) problems.push(problem('document.dateInFuture', 'documentDate'));
  if (isBlank(report.signerTitle)) problems.push(problem('document.signerNeeded', 'signerTitle'));
  if (!report.hasSignedFile) problems.push(problem('document.signedFileNeeded', 'signedFile'));
  return { problems, warnings: items.flatMap((item) => item.warnings) };
}
