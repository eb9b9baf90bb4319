import { Injectable } from '@nestjs/common';
import { dateOf, parseCalendarDate } from '../../kernel/calendar-date';
import type { Problem } from '../../kernel/problem';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import type { Attempt } from '../../platform/http/page-renderer';
import type { FormBody } from '../../platform/http/request';
import { OperatingRules } from '../organisation';
import { reportCompleteness } from './domain/completeness';
import { RemediationQueries } from './remediation.queries';
import { itemToCheck, typedDate, type ReportHead } from './report-editor.query';

const HEAD_FIELDS = ['documentNumber', 'documentDate', 'signerTitle'] as const;
type PaperForm = Readonly<Record<(typeof HEAD_FIELDS)[number], string>>;

/** `together`: number, date and signed copy are entered and sent at once. `lock`: first the text is locked. `signed`: it is, and the signed copy is awaited. */
export type SigningStep = 'together' | 'lock' | 'signed';

export interface CheckPage extends ReportHead {
  readonly step: SigningStep;
  /** Answers of this version: what is sent. */
  readonly answers: ReportHead['items'];
  readonly form: PaperForm;
  readonly stored: PaperForm;
  readonly conflict: boolean;
  readonly headDiffers: boolean;
  readonly itemsMissing: number;
  readonly missing: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
  /** Files that no item holds yet: they are not sent with the report. */
  readonly waitingFiles: number;
  readonly maxMb: number;
}

export interface RefusedCheck {
  readonly attempt: Attempt<unknown> & { readonly ok: false };
  readonly fields: FormBody;
}

/** P26: everything that will be sent, what it lacks, and the next step of its signing. */
@Injectable()
export class CheckPageQuery {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly rules: OperatingRules,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async of(head: ReportHead, refused?: RefusedCheck): Promise<CheckPage> {
    const { latest, items } = head;
    const step = await this.stepOf(latest.state);
    const answers = items.filter(({ version }) => version.id === latest.id);
    const open = step === 'signed' ? [] : answers;
    const stored = { documentNumber: latest.documentNumber ?? '', documentDate: latest.documentDate ? typedDate(latest.documentDate) : '', signerTitle: latest.signerTitle ?? '' };
    const form = typedPaper(stored, refused?.fields);
    // What stands in the form counts as given, also before it is stored.
    const paper = { documentNumber: form.documentNumber, documentDate: parseCalendarDate(form.documentDate) ?? null, signerTitle: form.signerTitle, hasSignedFile: latest.signedFile !== null };
    const { problems, warnings } = reportCompleteness({ ...paper, items: open.map(({ item }) => itemToCheck(item)) }, dateOf(this.clock.now()));
    const conflict = refused !== undefined && refused.attempt.conflict !== null;
    const ofItem = ({ field }: Problem): boolean => field?.startsWith('items.') === true;
    const said = conflict ? [] : (refused?.attempt.problems.filter((one) => !ofItem(one)) ?? []);
    return {
      ...head,
      step,
      answers,
      form,
      stored,
      conflict,
      headDiffers: HEAD_FIELDS.some((name) => form[name] !== stored[name]),
      itemsMissing: problems.filter(ofItem).length,
      // What the form itself says beside its fields is not said twice; what is asked for later is not said yet.
      missing: problems.filter((one) => !said.some(({ field }) => field === one.field) && (step !== 'lock' || ofItem(one))),
      warnings,
      problems: said,
      waitingFiles: (await this.reports.waitingFiles(head.report.id)).length,
      maxMb: Math.floor(this.settings.uploadMaxBytes / 1_000_000),
    };
  }

  private async stepOf(state: string): Promise<SigningStep> {
    if (state === 'awaiting_signed') return 'signed';
    return (await this.rules.values())['report.signing'] === 'lockFirst' ? 'lock' : 'together';
  }
}

function typedPaper(stored: PaperForm, fields: FormBody = {}): PaperForm {
  const text = (name: (typeof HEAD_FIELDS)[number]): string => (typeof fields[name] === 'string' ? fields[name] : stored[name]);
  return { documentNumber: text('documentNumber'), documentDate: text('documentDate'), signerTitle: text('signerTitle') };
}
