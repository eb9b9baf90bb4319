import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { ReadModel } from '../../platform/database/read-model';
import type { StoredFile } from '../evidence';
import { Unit } from '../organisation';
import { RemediationReport } from './remediation-report.entity';
import { fileView, RemediationQueries, type FileView, type ItemView, type VersionDetail } from './remediation.queries';
import { ReportEditorQuery, type ReportHead } from './report-editor.query';

/** One file of the unit's own report, and the items of the draft that hold it. */
export interface AssignedFile {
  readonly file: FileView;
  readonly items: readonly number[];
  /** The sent versions that hold it. */
  readonly sentIn: readonly number[];
}

export interface ReportFilesPage extends ReportHead {
  readonly files: readonly AssignedFile[];
  /** Which file lies where: the form sends it back, so that a colleague's change is noticed. */
  readonly assignment: string;
}

/** A place in a report where a file stands: an item, the signed copy, or the proof of an arrival recorded on the unit's behalf. */
export interface FilePlace {
  readonly version: number;
  readonly as: 'evidence' | 'signedCopy' | 'proof';
  readonly n: number | null;
}

/** A file with its neighbours at the item through which it is looked at. */
export interface FileViewPage {
  readonly reportCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly file: StoredFile;
  readonly places: readonly FilePlace[];
  /** The item through which it is looked at; null: as the signed copy, the proof, or at none yet. */
  readonly n: number | null;
  readonly previous: FileView | null;
  readonly next: FileView | null;
  /** The page this reader came from. */
  readonly back: string;
  readonly own: boolean;
  /** The unit's own draft alone holds it: the unit may say what it shows. */
  readonly inDraft: boolean;
}

type HeldVersion = Pick<VersionDetail, 'number' | 'signedFile' | 'proofFile'> & { readonly items: readonly Pick<ItemView, 'position' | 'evidence'>[] };

/** What of a report its reader may see: the whole, or for a department the items it must remedy. */
interface Dossier {
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly versions: readonly HeldVersion[];
  readonly own: boolean;
  /** Number of the version that the reader's unit is writing. */
  readonly draft: number | null;
}

/** Files of one report: which items they prove, and one file with its neighbours. Scope is that of `RemediationQueries.byCode`. */
@Injectable()
export class ReportFilesQuery {
  constructor(
    private readonly editor: ReportEditorQuery,
    private readonly reports: RemediationQueries,
    private readonly read: ReadModel,
  ) {}

  /** Everything the unit has sent to this report, oldest first; only for the unit itself. */
  async all(actor: Actor, code: string): Promise<ReportFilesPage> {
    const head = await this.editor.head(actor, code);
    if (head.report.unitId !== actor.unitId) throw new NotFoundError();
    const files = new Map<string, FileView>();
    for (const version of head.report.versions) for (const item of version.items) for (const file of item.evidence) files.set(file.publicId, file);
    for (const file of await this.reports.waitingFiles(head.report.id)) files.set(file.publicId, fileView(file));
    const open = head.items.filter((one) => one.open);
    const rows = [...files.values()]
      .filter(({ erasedAt }) => erasedAt === null)
      .sort((a, b) => a.receivedAt - b.receivedAt || a.name.localeCompare(b.name, 'vi'))
      .map((file) => ({
        file,
        items: open.filter(({ item }) => item.evidence.some(({ publicId }) => publicId === file.publicId)).map(({ n }) => n),
        sentIn: head.report.versions.filter(({ receiptNumber, items }) => receiptNumber !== null && items.some(({ evidence }) => evidence.some(({ publicId }) => publicId === file.publicId))).map(({ number }) => number),
      }));
    return { ...head, files: rows, assignment: assignmentMark(rows) };
  }

  /** @param item place in the report through which the reader came; without one, the last that holds the file */
  async one(actor: Actor, code: string, publicId: string, item?: number): Promise<FileViewPage> {
    const file = await this.reports.file(actor, code, publicId);
    if (!file) throw new NotFoundError();
    const { versions, draft, ...dossier } = actor.role === 'department' ? await this.ownedPart(actor, code) : await this.whole(actor, code);
    const holds = (one: FileView | null): boolean => one?.publicId === publicId;
    const places = versions.flatMap(({ number, items, signedFile, proofFile }): FilePlace[] => [
      ...(holds(signedFile) ? [{ version: number, as: 'signedCopy' as const, n: null }] : []),
      ...(holds(proofFile) ? [{ version: number, as: 'proof' as const, n: null }] : []),
      ...items.filter(({ evidence }) => evidence.some(holds)).map(({ position }) => ({ version: number, as: 'evidence' as const, n: position + 1 })),
    ]);
    const chosen = places.filter(({ n }) => item === undefined || n === item).at(-1) ?? places.at(-1) ?? null;
    const beside = versions.filter(({ number }) => number === chosen?.version).flatMap(({ items }) => items).find(({ position }) => position + 1 === chosen?.n)?.evidence ?? [];
    const at = beside.findIndex(holds);
    const n = chosen?.n ?? null;
    return {
      reportCode: code,
      ...dossier,
      file,
      places,
      n,
      previous: (at > 0 ? beside[at - 1] : null) ?? null,
      next: (at >= 0 ? beside[at + 1] : null) ?? null,
      back: `/reports/${code}/${pageOf(actor, dossier.own && draft !== null, n)}`,
      inDraft: draft !== null && !places.some(({ version }) => version !== draft),
    };
  }

  private async whole(actor: Actor, code: string): Promise<Dossier> {
    const { report, latest, closed } = await this.editor.head(actor, code);
    const own = report.unitId === actor.unitId;
    return { unitNameVi: report.unitNameVi, unitNameEn: report.unitNameEn, versions: report.versions, own, draft: own && !closed && latest.state === 'draft' ? latest.number : null };
  }

  private async ownedPart(actor: Actor, code: string): Promise<Dossier> {
    const answers = await this.reports.ownedAnswers(actor, code);
    const { manager } = this.read;
    const report = await manager.findOneBy(RemediationReport, { code });
    const unit = report && (await manager.findOneBy(Unit, { id: report.unitId }));
    const versions = answers.map(({ version, item }) => ({ number: version.number, signedFile: null, proofFile: null, items: [item] }));
    return { unitNameVi: unit?.nameVi ?? '', unitNameEn: unit?.nameEn ?? '', versions, own: false, draft: null };
  }
}

function pageOf(actor: Actor, writing: boolean, n: number | null): string {
  if (isHomeAffairs(actor)) return n === null ? 'review' : `review/${n}`;
  if (actor.role === 'department') return `opinion/${n ?? 1}`;
  if (writing) return n === null ? 'files' : `edit/${n}`;
  return 'receipt';
}

/** Short mark of which file lies at which items. */
export function assignmentMark(rows: readonly { readonly file: { readonly publicId: string }; readonly items: readonly number[] }[]): string {
  const content = rows.map(({ file, items }) => [file.publicId, [...items].sort((a, b) => a - b)]).sort(([a], [b]) => String(a).localeCompare(String(b)));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
