export {
  FINDING_ACTIONS,
  FINDING_STATES,
  findingMachine,
  type FindingAction,
  type FindingState,
} from './domain/finding.machine';
export {
  actionBetween,
  findingStateFrom,
  remedyDueOn,
  REMEDY_RESULTS,
  REVIEW_DECISIONS,
  stateOnReview,
  stateOnSubmission,
  type RemedyResult,
  type ReviewDecision,
  type SentAnswer,
} from './domain/finding-state-from-review';
export { isIssued, remediedRate, remedyCount, type RemedyCount } from './domain/remedied-rate';
export { REMEDY_RUNNING, remedyOverdueDays } from './domain/remedy-overdue';
export { Finding, FindingCoordinator, FindingEvidence, SEVERITIES, type Severity } from './finding.entity';
export { FINDING_VIEWS, FindingListQuery, FindingOpinionInput, RaiseFindingInput, type FindingListView } from './finding.input';
export { FindingQueries, type FindingRow, type FindingView } from './finding.queries';
export { FindingStore } from './finding.store';
export { FindingsModule } from './findings.module';
export { IssueResults } from './use-cases/issue-results';
export { RaiseFinding } from './use-cases/raise-finding';
export { RecordOpinion } from './use-cases/record-opinion';
export { FindingEvidenceQuery } from './finding-evidence.query';
