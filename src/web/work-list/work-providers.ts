import type { FactoryProvider, Type } from '@nestjs/common';
import { ConfirmationWork } from './providers/confirmation.provider';
import { ExtensionWork } from './providers/extension.provider';
import { OpinionWork } from './providers/opinion.provider';
import { PartWork } from './providers/part.provider';
import { RemarkWork } from './providers/remark.provider';
import { ResultWork } from './providers/result.provider';
import { ReviewWork } from './providers/review.provider';
import { TransferWork } from './providers/transfer.provider';
import { SupplementWork } from './providers/supplement.provider';
import { VisitWork } from './providers/visit.provider';
import type { WorkProvider } from './work-provider';

/** The kinds of work besides a body's own duties, one class each: a new kind is added here. */
export const WORK_PROVIDERS: readonly Type<WorkProvider>[] = [ReviewWork, ExtensionWork, ResultWork, ConfirmationWork, PartWork, TransferWork, OpinionWork, RemarkWork, SupplementWork, VisitWork];

export const EVERY_WORK = Symbol('every kind of work');

export const everyWork: FactoryProvider<readonly WorkProvider[]> = {
  provide: EVERY_WORK,
  useFactory: (...all: readonly WorkProvider[]) => all,
  inject: [...WORK_PROVIDERS],
};
