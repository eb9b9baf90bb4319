import { ListQuery } from '../../platform/http/list-query.input';
import { OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalLine, OptionalOneOf, OptionalText, RequiredCount } from '../../platform/http/input-fields';
import { REMEDY_RESULTS, REVIEW_DECISIONS, type RemedyResult, type ReviewDecision } from '../findings';

export class SaveItemInput {
  @OptionalOneOf(REMEDY_RESULTS) result?: RemedyResult;
  @OptionalText(5000) doneVi?: string;
  @OptionalDate() committedOn?: string;
  @OptionalCode() transferredToUnitCode?: string;
  @OptionalText(3000) difficultyVi?: string;
  /** Row version of the item that the form showed. */
  @OptionalCount() version?: number;
}

export class SaveReportHeadInput {
  @OptionalLine(60) documentNumber?: string;
  @OptionalDate() documentDate?: string;
  @OptionalLine(200) signerTitle?: string;
  @OptionalCount() version?: number;
}

export class DecideItemInput {
  @OneOf(REVIEW_DECISIONS) decision!: ReviewDecision;
  @OptionalText(3000) reason?: string;
  @OptionalCount() version?: number;
}

/** The check page: the head of the paper, and what to do with it. */
export class CheckReportInput extends SaveReportHeadInput {
  @OneOf(['save', 'submit']) action!: 'save' | 'submit';
  @RequiredCount() number!: number;
  @OptionalLine(16) mark?: string;
}

export class ReportListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalOneOf(['notSent', 'received', 'returned', 'accepted']) state?: string;
}
