export { FaultsQuery, type ShownFault } from './faults.query';
export type { SpreadFault } from './domain/spread';
export { FAULT_ANSWERS, type FaultAnswer } from './domain/answers';
export { SELF_CHECK_VIEWS, SelfCheckInput, SelfCheckListQuery } from './self-inspection.input';
export { SelfInspectionModule } from './self-inspection.module';
export { SelfInspectionQueries, type DeclaredAbsent, type SelfCheckOverview, type SelfCheckRow } from './self-inspection.queries';
export { SaveSelfInspection } from './use-cases/save-self-inspection';
export { SendSelfInspection } from './use-cases/send-self-inspection';
