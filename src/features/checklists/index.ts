export { Area, Checklist, ChecklistVersion, Criterion, LegalSource } from './checklist.entity';
export { ChecklistQueries, type AreaView, type CriterionView, type VersionRow, type VersionView } from './checklist.queries';
export { ChecklistsModule } from './checklists.module';
export { measuredPercent, scoreAnswer, VERDICTS, type AnswerInput, type ScoredAnswer, type Scoring, type Verdict } from './domain/scoring';
export { scoreVisit, type Points, type VisitScore } from './domain/visit-score';
export { ImportChecklist, type ChecklistSeed } from './use-cases/import-checklist';
export { PublishVersion } from './use-cases/publish-version';
