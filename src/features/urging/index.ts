export { type UrgingChannel, type UrgingLevel } from './domain/levels';
export { Urging } from './urging.entity';
export { UrgeInput, UrgingListQuery } from './urging.input';
export { UrgingModule } from './urging.module';
export { UrgingQueries, type UrgingRow } from './urging.queries';
export { UrgeUnits, type UrgingOutcome } from './use-cases/urge-units';
