import { ListInside, OneOf, OptionalCode, OptionalDate, OptionalLine, OptionalOneOf, OptionalText, RequiredCode, RequiredDate, RequiredLine } from '../../platform/http/input-fields';
import { REMEDY_RESULTS, type RemedyResult } from '../findings';
import { CAUSE_KINDS, type CauseKind } from './domain/cause';
import { ARRIVAL_CHANNELS, type ArrivalChannel } from './remediation-report.entity';

export class OnBehalfItemInput {
  @RequiredCode('Code of the finding that is answered.') finding!: string;
  @OptionalOneOf(REMEDY_RESULTS) result?: RemedyResult;
  @OptionalText(5000) doneVi?: string;
  @OptionalDate('The day until which it will be remedied.') committedOn?: string;
  @OptionalCode('Code of the body that is competent, where this unit is not.') transferredToUnitCode?: string;
  @OptionalText(3000) difficultyVi?: string;
  @OptionalOneOf(CAUSE_KINDS, 'Why it is still open: outside the reach of the unit, or its own doing.') causeKind?: CauseKind;
  @OptionalText(3000) causeVi?: string;
  @OptionalLine(200, 'How what was measured stands now, such as "38 trên 42 CBCCVC".') figuresVi?: string;
}

/** What came to Home Affairs otherwise than through this system, and how. */
export class RecordOnBehalfInput {
  @OneOf(ARRIVAL_CHANNELS, 'How it came.') channel!: ArrivalChannel;
  @RequiredDate('The day on which it came.') arrivedOn!: string;
  @RequiredLine(5, 'HH:MM in Viet Nam.') arrivedTime!: string;
  @OptionalText(1000, 'For a telephone call: which post called from which number.') proofNoteVi?: string;
  @OptionalCode('Id of a proof that an earlier try left here; a file sent now takes its place.') proofId?: string;
  @OptionalLine(60, 'As on the paper; needed on paper and by e-office.') documentNumber?: string;
  @OptionalDate() documentDate?: string;
  @OptionalLine(200) signerTitle?: string;
  @ListInside(() => OnBehalfItemInput, { about: 'One answer per finding that the unit has to answer; in a form, JSON text.' }) items!: OnBehalfItemInput[];
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}
