import { Injectable } from '@nestjs/common';
import { KeepImport, ReportImportQuery } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { failWith, ValidationError } from '../../kernel/errors';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { I18n, type Translate } from '../../platform/i18n';
import { answerWorkbook } from '../definitions/answer-workbook.definition';
import type { PaperFile } from '../paper-file';
import { AnswerWorkbookQuery } from '../queries/answer-workbook.query';
import { MEDIA_TYPES, RenderService } from '../renderers';
import { readAnswers } from './read-answers';
import { WorkbookReader } from './workbook-reader';

/** A unit's draft as a workbook, out and back again. */
@Injectable()
export class AnswerWorkbooks {
  constructor(
    private readonly contents: AnswerWorkbookQuery,
    private readonly renderer: RenderService,
    private readonly reader: WorkbookReader,
    private readonly imports: KeepImport,
    private readonly previews: ReportImportQuery,
    private readonly i18n: I18n,
  ) {}

  /** @throws NotFoundError when the report is not the actor's own; ForbiddenError when nothing of it may be written now */
  async download(actor: Actor, code: string): Promise<PaperFile> {
    const data = await this.contents.of(actor, code);
    return { name: `tra-loi-${code}-lan-${data.number}.xlsx`, mediaType: MEDIA_TYPES.xlsx, bytes: await this.renderer.answerWorkbook(answerWorkbook(data)) };
  }

  /**
   * Reads the file and keeps what it would change; no answer changes yet. @returns the name of the upload
   * @throws ValidationError at `workbook` when it is no workbook of this draft
   */
  async upload(actor: Actor, code: string, file: ReceivedFile | null, refused: readonly Problem[] = []): Promise<string> {
    const number = await this.imports.writable(actor, code);
    failWith(refused);
    if (!file) throw new ValidationError([problem('workbook.needed', 'workbook')]);
    const workbook = await this.reader.read(file);
    if (isProblem(workbook)) throw new ValidationError([workbook]);
    const expected = await this.contents.expected(actor, code);
    const payload = readAnswers(workbook, expected);
    if (isProblem(payload)) throw new ValidationError([{ ...payload, field: 'workbook' }]);
    return this.imports.execute(actor, code, number, file.name, payload);
  }

  /** Names by code, in the reader's language. */
  async receiverNames(actor: Actor): Promise<Readonly<Record<string, string>>> {
    return Object.fromEntries((await this.contents.receivers()).map(({ code, nameVi, nameEn }) => [code, actor.locale === 'en' ? nameEn : nameVi]));
  }

  /** The cells to be mended as a text to work through, in the reader's language. */
  async errorList(actor: Actor, code: string, id: string): Promise<PaperFile> {
    const { errors, fileName } = await this.previews.preview(actor, code, id);
    const t: Translate = this.i18n.t(actor.locale);
    const lines = [`${t('reports:workbook.errorsOf', { name: fileName })}`, '', ...errors.map(({ code: key, params }) => `- ${t(`problems:${key}`, params)}`), ''];
    // The mark in front: Notepad and Excel on old systems read UTF-8 only with it.
    return { name: `o-can-sua-${code}.txt`, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}`) };
  }
}
