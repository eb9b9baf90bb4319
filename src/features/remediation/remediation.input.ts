import { ListQuery, PagingQuery } from '../../platform/http/list-query.input';
import { CodeList, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalLine, OptionalOneOf, OptionalText, RequiredCount, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import { REMEDY_RESULTS, REVIEW_DECISIONS, type RemedyResult, type ReviewDecision } from '../findings';
import { CAUSE_KINDS, type CauseKind } from './domain/cause';
import { OPINIONS, REMARK_VISIBILITIES, type Opinion, type RemarkVisibility } from './domain/voices';
import { REPORT_VERSION_STATES } from './domain/report-version.machine';

export class SaveItemInput {
  @OptionalOneOf(REMEDY_RESULTS) result?: RemedyResult;
  @OptionalText(5000) doneVi?: string;
  @OptionalDate('The day until which it will be remedied.') committedOn?: string;
  @OptionalCode('Code of the body that is competent, where this unit is not.') transferredToUnitCode?: string;
  @OptionalText(3000) difficultyVi?: string;
  @OptionalOneOf(CAUSE_KINDS, 'Why it is still open: outside the reach of the unit, or its own doing.') causeKind?: CauseKind;
  @OptionalText(3000) causeVi?: string;
  @OptionalLine(200, 'How what was measured stands now, such as "38 trên 42 CBCCVC".') figuresVi?: string;
  @OptionalCount('Row version that was read: an older one is refused.') version?: number;
}

export class SaveReportHeadInput {
  @OptionalLine(60, 'As on the signed paper.') documentNumber?: string;
  @OptionalDate() documentDate?: string;
  @OptionalLine(200) signerTitle?: string;
  @OptionalCount('Row version that was read: an older one is refused.') version?: number;
}

export class DecideItemInput {
  @OneOf(REVIEW_DECISIONS) decision!: ReviewDecision;
  @OptionalText(3000, 'Needed to return an item.') reason?: string;
  @OptionalDate('Where results go to the unit at once: the last day for what is returned; without it the usual number of working days.') supplementDueOn?: string;
  @OptionalCount('Row version that was read: an older one is refused.') version?: number;
}

export class OpinionInput {
  @OneOf(OPINIONS) opinion!: Opinion;
  @OptionalText(3000, 'Needed to advise that the item is returned.') reason?: string;
  @OptionalCount('Row version that was read: an older one is refused.') version?: number;
}

export class RemarkInput {
  @RequiredText(3000) text!: string;
  @OptionalOneOf(REMARK_VISIBILITIES, 'Both sides (the usual), or inside Home Affairs only.') visibility?: RemarkVisibility;
  @OptionalCode('Login of the post it is addressed to; one of those that have to do with the item.') addressed?: string;
  @OptionalText(60, 'Made by the form: the same key sent twice says it once.') formKey?: string;
}

export class SendReviewInput {
  @OptionalDate('The last day for what is returned; without it the usual number of working days.') supplementDueOn?: string;
}

/** The check page: the head of the paper, and what to do with it. */
export class CheckReportInput extends SaveReportHeadInput {
  @OneOf(['save', 'submit']) action!: 'save' | 'submit';
  @RequiredCount() number!: number;
  @OptionalLine(16) mark?: string;
}

export class AwaitSignedInput {
  @RequiredCount('The version that was looked at.') number!: number;
  @OptionalLine(16, 'Mark of the content that was looked at: another content is refused.') mark?: string;
}

export class ReopenReportInput {
  @RequiredCount('The version to open again.') number!: number;
}

/** The page of all files: what was ticked, as `<file>:<place in the report>`, among the files that were shown. */
export class AssignFilesInput {
  @OneOf(['upload', 'assign']) action!: 'upload' | 'assign';
  @CodeList(5000, undefined, { required: false }) at: string[] = [];
  @CodeList(1000, undefined, { required: false }) file: string[] = [];
  @OptionalLine(16) assignment?: string;
}

export class FileViewQuery {
  @OptionalCount() item?: number;
  @OptionalCount() page?: number;
  @OptionalOneOf(['hide', 'show']) citizens?: string;
}

export class MarkCitizensInput {
  @OneOf(['yes', 'no']) shows!: 'yes' | 'no';
  @OptionalCount('Place in the report, for the way back to its page.') item?: number;
}

export class ImportChoiceInput {
  @RequiredLine(16, 'Mark that the preview gave: `seen`.') seen!: string;
  @CodeList(300, 'Findings whose conflict is settled for the file; of the others what is stored stays.', { required: false }) take: string[] = [];
}

export const REPORT_LATENESS = ['on_time', 'late', 'missing'] as const;

export class ReportListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalOneOf(['notSent', 'received', 'returned', 'accepted']) state?: string;
  /** How the first sending stands against the time limit. */
  @OptionalOneOf(REPORT_LATENESS) late?: (typeof REPORT_LATENESS)[number];
}

export class ReportFilterQuery extends PagingQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalOneOf(REPORT_VERSION_STATES, 'State of the latest version.') state?: string;
}
