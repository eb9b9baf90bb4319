import { Foundation1530403200001 } from './1530403200001-foundation';
import { Checklists1530403200002 } from './1530403200002-checklists';
import { Inspections1530403200003 } from './1530403200003-inspections';
import { Findings1530403200004 } from './1530403200004-findings';
import { Directives1530403200005 } from './1530403200005-directives';
import { Remediation1530403200006 } from './1530403200006-remediation';
import { FollowUp1530403200007 } from './1530403200007-follow-up';
import { AppendOnly1530403200008 } from './1530403200008-append-only';
import { ObligationSearch1530403200009 } from './1530403200009-obligation-search';
import { MeasureLabels1530403200011 } from './1530403200011-measure-labels';
import { UrgingAppendOnly1530403200010 } from './1530403200010-urging-append-only';
import { Dialogue1530403200012 } from './1530403200012-dialogue';
import { Uploads1530403200013 } from './1530403200013-uploads';
import { ReportFiles1530403200014 } from './1530403200014-report-files';
import { Conversation1530403200015 } from './1530403200015-conversation';
import { SignInCounts1530403200018 } from './1530403200018-sign-in-counts';
import { ReportImport1530403200016 } from './1530403200016-report-import';
import { LatenessRule1530403200019 } from './1530403200019-lateness-rule';
import { ReceiptsOfAnyLength1530403200020 } from './1530403200020-receipts-of-any-length';
import { CauseAndFigures1530403200021 } from './1530403200021-cause-and-figures';
import { Deadlines1530403200022 } from './1530403200022-deadlines';
import { LaterDirectives1530403200023 } from './1530403200023-later-directives';
import { Extensions1530403200024 } from './1530403200024-extensions';
import { UrgingLedger1530403200025 } from './1530403200025-urging-ledger';
import { PartsAndConfirmations1530403200026 } from './1530403200026-parts-and-confirmations';
import { SelfInspection1530403200027 } from './1530403200027-self-inspection';

/** The one chain for both databases, oldest first. Each number is larger than every one before it (tested). */
export const MIGRATIONS = [
  Foundation1530403200001,
  Checklists1530403200002,
  Inspections1530403200003,
  Findings1530403200004,
  Directives1530403200005,
  Remediation1530403200006,
  FollowUp1530403200007,
  AppendOnly1530403200008,
  ObligationSearch1530403200009,
  UrgingAppendOnly1530403200010,
  MeasureLabels1530403200011,
  Dialogue1530403200012,
  Uploads1530403200013,
  ReportFiles1530403200014,
  Conversation1530403200015,
  ReportImport1530403200016,
  SignInCounts1530403200018,
  LatenessRule1530403200019,
  ReceiptsOfAnyLength1530403200020,
  CauseAndFigures1530403200021,
  Deadlines1530403200022,
  LaterDirectives1530403200023,
  Extensions1530403200024,
  UrgingLedger1530403200025,
  PartsAndConfirmations1530403200026,
  SelfInspection1530403200027,
] as const;
