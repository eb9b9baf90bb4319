export { Obligation, ObligationCoordinator, ObligationUpdate, type ObligationKind } from './obligation.entity';
export { bothReadings, dueMoments, latenessOf, type BothReadings, type Lateness, type LatenessKind } from './domain/lateness';
export { ObligationListQuery, ObligationUpdateInput } from './obligation.input';
export { ObligationQueries, type ObligationRow, type ObligationView } from './obligation.queries';
export { ObligationStore, type NewObligation } from './obligation.store';
export { ObligationsModule } from './obligations.module';
export { DecideResult } from './use-cases/decide-result';
export { WriteUpdate } from './use-cases/write-update';
