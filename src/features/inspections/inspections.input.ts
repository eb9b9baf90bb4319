import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { CodeList, OneOf, OptionalCount, OptionalDate, OptionalNumber, OptionalOneOf, OptionalText, RequiredCount, RequiredDate, RequiredLine } from '../../platform/http/input-fields';
import { VERDICTS } from '../checklists';
import { ROUND_STEPS, type RoundStep } from './use-cases/advance-round';

export class PlannedVisitInput {
  @RequiredLine(20) unitCode!: string;
  @OptionalDate() scheduledOn?: string;
  /** Logins of the team's members. */
  @CodeList(30) memberUsernames!: string[];
}

export class CreateRoundInput {
  @RequiredCount() year!: number;
  @RequiredCount() quarter!: number;
  @RequiredDate() periodFrom!: string;
  @RequiredDate() periodTo!: string;
  /** Day as of which units and law are read; by default the last day of the period. */
  @OptionalDate() referenceOn?: string;
  @RequiredLine(36) checklistVersionId!: string;
  @CodeList(200) inspectedUnitCodes!: string[];
  @IsOptional()
  @IsArray({ message: 'choice.invalid' })
  @ArrayMaxSize(200, { message: 'choice.invalid' })
  @ValidateNested({ each: true })
  @Type(() => PlannedVisitInput)
  visits?: PlannedVisitInput[];
  /** Made by the form: pressing the button twice makes one round. */
  @OptionalText(100) formKey?: string;
}

export class AnswerInputDto {
  @OptionalOneOf(VERDICTS) verdict?: (typeof VERDICTS)[number];
  @OptionalCount() value?: number;
  @OptionalCount() numerator?: number;
  @OptionalCount() denominator?: number;
  @OptionalNumber() manualScore?: number;
  @OptionalText(5000) note?: string;
  /** Version of the answer that the form showed; 0 when there was none yet. */
  @OptionalCount() version?: number;
}

export class RoundStepInput {
  @OneOf(ROUND_STEPS) step!: RoundStep;
}

export class VisitMoveInput {
  @OneOf(['begin', 'finish', 'signMinutes', 'reopen']) action!: 'begin' | 'finish' | 'signMinutes' | 'reopen';
  @OptionalText(2000) comment?: string;
}
