import { Injectable } from '@nestjs/common';
import { DirectiveQueries, KeepTrackerImport } from '../../features/directives';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { RemediationQueries, type RecordedForUnit } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { failWith, ForbiddenError, ValidationError } from '../../kernel/errors';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { I18n, type Translate } from '../../platform/i18n';
import { ListExports } from '../listings/list-exports';
import { allRows } from '../listings/listing';
import { recordedWords } from '../listings/recorded-words';
import { optionalDateCell, textCell, type Cell } from '../model/cells';
import { column, dataRow } from '../model/table';
import { MEDIA_TYPES } from '../renderers';
import type { PaperFile } from '../paper-file';
import { WorkbookReader } from '../workbook/workbook-reader';
import { readTracker, TRACKER_COLUMNS, TRACKER_HEADS, type TrackerColumn } from './read-tracker';

const WIDTHS: Readonly<Record<TrackerColumn, number>> = { letter: 18, signedOn: 12, duty: 18, clause: 8, content: 44, lead: 24, coordinators: 30, dueWording: 20, lastDay: 12, state: 16, lateness: 18, recorded: 34, result: 36, reference: 18, status: 20, note: 36 };

/** The duties of one letter out to e-office and the task tracker of the committee's office, and back with the tracker's numbers and notes. */
@Injectable()
export class TrackerWorkbooks {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
    private readonly exports: ListExports,
    private readonly reader: WorkbookReader,
    private readonly imports: KeepTrackerImport,
    private readonly i18n: I18n,
  ) {}

  /** In Vietnamese, by the letter's number: the file goes to offices outside. @throws ForbiddenError while the letter is a draft */
  async download(actor: Actor, code: string): Promise<PaperFile> {
    const letter = await this.issued(actor, code);
    const t = this.i18n.t('vi');
    const rows = await this.duties(actor, letter.clauses.map(({ id }) => id));
    const about = await this.obligations.around(rows.map(({ id }) => id));
    const recorded = await this.reports.recordedFor(rows.map(({ id }) => id));
    const bytes = await this.exports.workbook({
      code: 'tracker',
      title: t('directives:tracker.title'),
      sheetName: t('directives:tracker.sheet'),
      filters: [[TRACKER_HEADS.letter, letter.documentNumber ?? code]],
      columns: TRACKER_COLUMNS.map((name) => column(name, TRACKER_HEADS[name], name === 'signedOn' || name === 'lastDay' ? 'date' : 'text', WIDTHS[name])),
      rows: rows.map((row) =>
        dataRow({
          letter: textCell(letter.documentNumber ?? code),
          signedOn: optionalDateCell(letter.signedOn),
          lastDay: optionalDateCell(row.lastDay),
          ...words(row, about.get(row.id), recorded.get(row.id) ?? [], t),
        }),
      ),
      sample: await this.directives.ofSample(letter.roundId),
    });
    return { name: `theo-doi-nhiem-vu-${code}.xlsx`, mediaType: MEDIA_TYPES.xlsx, bytes };
  }

  /**
   * Reads the file and keeps what it would change; no duty changes yet. @returns the name of the upload
   * @throws ValidationError at `workbook` when it is no workbook of this letter
   */
  async upload(actor: Actor, code: string, file: ReceivedFile | null, refused: readonly Problem[] = []): Promise<string> {
    const letter = await this.issued(actor, code);
    failWith(refused);
    if (!file) throw new ValidationError([problem('workbook.needed', 'workbook')]);
    const workbook = await this.reader.read(file);
    if (isProblem(workbook)) throw new ValidationError([workbook]);
    const rows = await this.duties(actor, letter.clauses.map(({ id }) => id));
    const payload = readTracker(workbook, { documentNumber: letter.documentNumber, code, duties: rows.map((row) => row.code) });
    if (isProblem(payload)) throw new ValidationError([{ ...payload, field: 'workbook' }]);
    return this.imports.execute(actor, code, file.name, payload);
  }

  private async issued(actor: Actor, code: string): ReturnType<DirectiveQueries['byCode']> {
    const letter = await this.directives.byCode(actor, code);
    if (letter.state === 'draft') throw new ForbiddenError('actionNotInState', { machine: 'directive', state: letter.state, action: 'export' });
    return letter;
  }

  private duties(actor: Actor, clauseIds: readonly string[]): Promise<readonly ObligationRow[]> {
    return allRows((page, pageSize) => this.obligations.list(actor, { clauseIds, sort: 'code', page, pageSize }));
  }
}

type Around = ReturnType<ObligationQueries['around']> extends Promise<ReadonlyMap<string, infer A>> ? A : never;

function words(row: ObligationRow, about: Around | undefined, recorded: readonly RecordedForUnit[], t: Translate): Readonly<Record<string, Cell>> {
  const { kind, days } = row.lateness.strict;
  const counted = (kind === 'late' || kind === 'missing' || kind === 'due_soon' || kind === 'not_due') && days > 0;
  return {
    duty: textCell(row.code),
    clause: textCell(row.clauseNumber),
    content: textCell(row.titleVi),
    lead: textCell(row.unitNameVi),
    coordinators: textCell(about?.coordinators.join('; ') ?? ''),
    dueWording: textCell(row.dueWordingVi ?? ''),
    state: textCell(t(`states:obligation.${row.state}`)),
    lateness: textCell(counted ? t(`states:late.${kind}_days`, { count: days }) : t(`states:late.${kind}`)),
    recorded: textCell(recordedWords(recorded, t)),
    result: textCell(about?.lastText ?? ''),
    reference: textCell(row.externalReference ?? ''),
    status: textCell(''),
    note: textCell(''),
  };
}
