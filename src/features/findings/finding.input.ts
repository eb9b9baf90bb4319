import { ListQuery } from '../../platform/http/list-query.input';
import { CodeList, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalFlag, OptionalLine, OptionalNumber, OptionalOneOf, OptionalText, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import { FINDING_STATES } from './domain/finding.machine';
import { REMEDY_KINDS, SEVERITIES, type Severity } from './finding.entity';

/** Saved views of the list: claimed done, nobody answered yet, past the remedy's own date, repeated. */
export const FINDING_VIEWS = ['claimed', 'unanswered', 'overdue', 'repeated'] as const;
export type FindingListView = (typeof FINDING_VIEWS)[number];

export class FindingListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalCode('Code of a unit, such as 873.') unit?: string;
  @OptionalOneOf(FINDING_STATES) state?: string;
  @OptionalOneOf(SEVERITIES) severity?: string;
  @OptionalCode('Area of the checklist by its shown code: `VIII`.') area?: string;
  @OptionalOneOf(FINDING_VIEWS) override view?: FindingListView = undefined;
}

export class RaiseFindingInput {
  @RequiredLine(20, 'Criterion by stable key (`TTQ2-06`) or shown code (`VIII.6`).') criterion!: string;
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
  @OptionalCode('Code of the unit that must remedy: by default the inspected unit itself.') remedyOwnerCode?: string;
  /** A form without a tick sends nothing. */
  @CodeList(30, 'Codes of the units that help.', { required: false }) coordinatorCodes: string[] = [];
  @OneOf(REMEDY_KINDS) remedyKind!: (typeof REMEDY_KINDS)[number];
  @OptionalDate('The day until which it must be remedied.') committedOn?: string;
  @OptionalText(2000) dependencyVi?: string;
  @OptionalFlag('Found before in an earlier round.') repeated?: boolean;
  @OptionalText(100, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export class FindingOpinionInput {
  @OneOf(['agree', 'dispute']) opinion!: 'agree' | 'dispute';
  @OptionalText(3000, 'Needed to dispute.') comment?: string;
}
