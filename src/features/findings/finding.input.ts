import { ListQuery } from '../../platform/http/list-query.input';
import { CodeList, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalFlag, OptionalLine, OptionalNumber, OptionalOneOf, OptionalText, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import { FINDING_STATES } from './domain/finding.machine';
import { REMEDY_KINDS, SEVERITIES, type Severity } from './finding.entity';

export class FindingListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalCode() unit?: string;
  @OptionalOneOf(FINDING_STATES) state?: string;
  @OptionalOneOf(SEVERITIES) severity?: string;
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
  @CodeList(30) coordinatorCodes!: string[];
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
