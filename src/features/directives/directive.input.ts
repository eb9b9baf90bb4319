import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { DUE_RULE_KINDS, type DueRule } from '../../kernel/due-rule';
import { ListQuery } from '../../platform/http/list-query.input';
import { OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalLine, OptionalOneOf, OptionalText, RequiredCount, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import type { Clause } from './directive.entity';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { PARTY_GROUPS, type PartyGroup } from './domain/party-groups';

/** A body named by a clause: one unit, a group of the round's units, or a group known by name only. */
export class ClausePartyInput {
  @OptionalCode() unit?: string;
  @OptionalOneOf(PARTY_GROUPS) group?: PartyGroup;
  @OptionalLine(200) labelVi?: string;
}

/** `trước ngày` and the other wordings of a time limit, as data. */
export class DueRuleInput {
  @OneOf(DUE_RULE_KINDS) kind!: DueRule['kind'];
  @OptionalDate() date?: string;
  @OptionalDate() from?: string;
  @OptionalCount() days?: number;
  @OptionalLine(5) time?: string;
}

export class ClauseInput {
  @RequiredLine(20) number!: string;
  @OptionalLine(20) parent?: string;
  @RequiredText(3000) contentVi!: string;
  @OptionalText(3000) contentEn?: string;
  @OptionalText(500) quoteVi?: string;
  @OneOf(CLAUSE_KINDS) kind!: Clause['kind'];
  @OptionalCode() topic?: string;
  @OptionalLine(120) dueWordingVi?: string;
  @OptionalLine(200) expectedOutputVi?: string;
  @IsObject({ message: 'deadline.invalid' })
  @ValidateNested()
  @Type(() => DueRuleInput)
  dueRule!: DueRuleInput;
  @IsArray({ message: 'choice.invalid' })
  @ValidateNested({ each: true })
  @Type(() => ClausePartyInput)
  addressees!: ClausePartyInput[];
  @IsArray({ message: 'choice.invalid' })
  @ValidateNested({ each: true })
  @Type(() => ClausePartyInput)
  coordinators!: ClausePartyInput[];
}

export class RecordDirectiveInput {
  @RequiredLine(20) roundCode!: string;
  /** As the records clerk gave it; left out while it is not known. */
  @OptionalLine(60) documentNumber?: string;
  @OptionalDate() signedOn?: string;
  @RequiredLine(200) issuerTitleVi!: string;
  @RequiredText(1000) summaryVi!: string;
  @OptionalText(1000) sourceNoteVi?: string;
  @ArrayMinSize(1, { message: 'choice.atLeastOne' })
  @ArrayMaxSize(200, { message: 'choice.invalid' })
  @ValidateNested({ each: true })
  @Type(() => ClauseInput)
  clauses!: ClauseInput[];
  @OptionalText(100) formKey?: string;
}

/** The same for a draft that is corrected; `version` is what the form showed. */
export class ReviseDirectiveInput extends RecordDirectiveInput {
  @RequiredCount() version!: number;
}

export class DirectiveListQuery extends ListQuery {
  @OptionalCode() round?: string;
}
