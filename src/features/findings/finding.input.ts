import { ListQuery } from '../../platform/http/list-query.input';
import { CodeList, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalFlag, OptionalLine, OptionalNumber, OptionalOneOf, OptionalText, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import { FINDING_STATES } from './domain/finding.machine';
import { REMEDY_KINDS, SEVERITIES, type Severity } from './finding.entity';

/** Saved views of the list: claimed done, nobody answered yet, past the remedy's own date, repeated. */
export const FINDING_VIEWS = ['claimed', 'unanswered', 'overdue', 'repeated'] as const;
export type FindingListView = (typeof FINDING_VIEWS)[number];

export class FindingListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalCode() unit?: string;
  @OptionalOneOf(FINDING_STATES) state?: string;
  @OptionalOneOf(SEVERITIES) severity?: string;
  /** Area of the checklist by its shown code: `VIII`. */
  @OptionalCode() area?: string;
  @OptionalOneOf(FINDING_VIEWS) override view?: FindingListView = undefined;
}

export class RaiseFindingInput {
  /** Criterion by stable key or shown code. */
  @RequiredLine(20) criterion!: string;
  @RequiredLine(300) titleVi!: string;
  @OptionalLine(300) titleEn?: string;
  @RequiredText(5000) descriptionVi!: string;
  @OneOf(SEVERITIES) severity!: Severity;
  @OptionalCode() topic?: string;
  @OptionalText(3000) causeVi?: string;
  @OptionalText(3000) recommendationVi?: string;
  @OptionalCount() measuredNumerator?: number;
  @OptionalCount() measuredDenominator?: number;
  @OptionalNumber() measuredValue?: number;
  @OptionalLine(200) measuredLabelVi?: string;
  /** Who must remedy: by default the inspected unit itself. */
  @OptionalCode() remedyOwnerCode?: string;
  /** A form without a tick sends nothing. */
  @CodeList(30) coordinatorCodes: string[] = [];
  @OneOf(REMEDY_KINDS) remedyKind!: (typeof REMEDY_KINDS)[number];
  @OptionalDate() committedOn?: string;
  @OptionalText(2000) dependencyVi?: string;
  @OptionalFlag() repeated?: boolean;
  @OptionalText(100) formKey?: string;
}

export class FindingOpinionInput {
  @OneOf(['agree', 'dispute']) opinion!: 'agree' | 'dispute';
  @OptionalText(3000) comment?: string;
}
