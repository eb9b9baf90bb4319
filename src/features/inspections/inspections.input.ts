import { CodeList, ListInside, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalNumber, OptionalOneOf, OptionalText, RequiredCount, RequiredDate, RequiredLine } from '../../platform/http/input-fields';
import { PagingQuery } from '../../platform/http/list-query.input';
import { VERDICTS } from '../checklists';
import { VISIT_STATES } from './domain/visit.machine';
import { ROUND_STEPS, type RoundStep } from './use-cases/advance-round';

export class PlannedVisitInput {
  @RequiredLine(20) unitCode!: string;
  @OptionalDate() scheduledOn?: string;
  @CodeList(30, 'Logins of the members of the team.') memberUsernames!: string[];
}

export class CreateRoundInput {
  @RequiredCount() year!: number;
  @RequiredCount('1 to 4.') quarter!: number;
  @RequiredDate() periodFrom!: string;
  @RequiredDate() periodTo!: string;
  @OptionalDate('As of which units and law are read; by default the last day of the period.') referenceOn?: string;
  @RequiredLine(36, '`versionId` of a row of GET /api/v1/checklists.') checklistVersionId!: string;
  @CodeList(200, 'Codes of the inspected units; the other units of the province inspect themselves.') inspectedUnitCodes!: string[];
  @ListInside(() => PlannedVisitInput, { required: false }) visits?: PlannedVisitInput[];
  @OptionalText(100, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export class AnswerInputDto {
  @OptionalOneOf(VERDICTS) verdict?: (typeof VERDICTS)[number];
  @OptionalCount() value?: number;
  @OptionalCount() numerator?: number;
  @OptionalCount() denominator?: number;
  @OptionalNumber('Where the criterion is scored by hand.') manualScore?: number;
  @OptionalText(5000) note?: string;
  @OptionalCount('Version of the answer that was read; 0 when there was none yet.') version?: number;
}

export class RoundStepInput {
  @OneOf(ROUND_STEPS) step!: RoundStep;
}

export class VisitMoveInput {
  @OneOf(['begin', 'finish', 'signMinutes', 'reopen']) action!: 'begin' | 'finish' | 'signMinutes' | 'reopen';
  @OptionalText(2000) comment?: string;
}

export class VisitFilterQuery extends PagingQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalOneOf(VISIT_STATES) state?: string;
}
