import { Consolidation, ConsolidationFile } from './reports/consolidation/consolidation.entity';
import { Area, Checklist, ChecklistVersion, Criterion, CriterionLegalSource, LegalSource } from './features/checklists/checklist.entity';
import { Clause, ClauseParty, Directive, DirectiveLink, TrackerImport } from './features/directives/directive.entity';
import { StoredFile } from './features/evidence/stored-file.entity';
import { Finding, FindingCoordinator, FindingEvidence } from './features/findings/finding.entity';
import { Account, ApiToken, Session } from './features/identity/account.entity';
import { SignInCount } from './features/identity/sign-in-count.entity';
import { InspectionRound, RoundUnit } from './features/inspections/inspection-round.entity';
import { AnswerEvidence, InspectionVisit, VisitAnswer, VisitMember } from './features/inspections/inspection-visit.entity';
import { CalendarFeed } from './features/identity/calendar-feed.entity';
import { Confirmation } from './features/obligations/confirmation.entity';
import { Extension } from './features/obligations/extension.entity';
import { ObligationSeries } from './features/obligations/obligation-series.entity';
import { Obligation, ObligationCoordinator, ObligationUpdate } from './features/obligations/obligation.entity';
import { FindingTransfer } from './features/obligations/finding-transfer.entity';
import { ObligationPart, ObligationPartEntry } from './features/obligations/part.entity';
import { OperatingRule } from './features/organisation/operating-rule.entity';
import { CalendarYear } from './features/organisation/calendar-year.entity';
import { CalendarDay } from './features/organisation/calendar-day.entity';
import { Unit, UnitRelation } from './features/organisation/unit.entity';
import { ReportImport } from './features/remediation/report-import.entity';
import { RemediationReport, Remark, ReportFile, ReportItem, ReportItemEvidence, ReportVersion } from './features/remediation/remediation-report.entity';
import { SelfInspection, SelfInspectionAnswer, SelfInspectionFinding } from './features/self-inspection/self-inspection.entity';
import { Urging } from './features/urging/urging.entity';
import type { EntityClass } from './platform/database/data-source';
import { FactCursor } from './platform/facts/fact-cursor.entity';
import { FactRow } from './platform/facts/fact.entity';
import { OutgoingMail } from './platform/mail/outgoing-mail.entity';
import { FormReceipt } from './platform/http/form-receipt.entity';

/** Every table of the product, in the order in which they can be created. */
export const ENTITIES: readonly EntityClass[] = [
  FactRow, FormReceipt, FactCursor, OutgoingMail,
  Unit, UnitRelation, CalendarDay, CalendarYear, OperatingRule,
  Account, Session, ApiToken, CalendarFeed, SignInCount,
  StoredFile,
  Checklist, ChecklistVersion, Area, Criterion, LegalSource, CriterionLegalSource,
  InspectionRound, RoundUnit, InspectionVisit, VisitMember, VisitAnswer, AnswerEvidence,
  Finding, FindingCoordinator, FindingEvidence,
  Directive, Clause, ClauseParty, DirectiveLink, TrackerImport,
  Obligation, ObligationCoordinator, ObligationUpdate, ObligationSeries, Extension, ObligationPart, ObligationPartEntry, Confirmation, FindingTransfer,
  RemediationReport, ReportVersion, ReportItem, ReportItemEvidence, ReportFile, Remark, ReportImport,
  SelfInspection, SelfInspectionAnswer, SelfInspectionFinding,
  Urging,
  Consolidation, ConsolidationFile,
];
