export { Area, Checklist, ChecklistVersion, Criterion, LegalSource } from './checklist.entity';
export { ChecklistQueries, type AreaView, type CriterionView, type VersionRow, type VersionView } from './checklist.queries';
export { ChecklistsModule } from './checklists.module';
export { measuredPercent, scoreAnswer, VERDICTS, type AnswerInput, type ScoredAnswer, type Scoring, type Verdict } from './domain/scoring';
export { withRanges, type CriterionLines } from './version-page';
export { scoreVisit, type Points, type VisitScore } from './domain/visit-score';
export { type BandRange } from './domain/band-ranges';
export { ImportChecklist, type ChecklistSeed } from './use-cases/import-checklist';
export { PublishVersion } from './use-cases/publish-version';
