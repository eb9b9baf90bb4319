import { Injectable } from '@nestjs/common';
import { ForbiddenError, ValidationError } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import { cleanFileName } from '../../kernel/vietnamese-text';
import { Settings } from '../config/settings';
import { FileStore, FileTooLargeError, type TemporaryFile } from '../storage/file-store';
import { tokenFits } from './csrf';
import { refuseFields } from './parse-input';
import { isApi, type FormBody, type Request } from './request';

export interface ReceivedFile extends TemporaryFile {
  readonly field: string;
  readonly name: string;
  /** Set when it came in pieces. */
  readonly uploadId?: string;
  /** Said by the sender, once for all files of a form: they show data of citizens. */
  readonly showsCitizens?: boolean;
}

/** The form field that says it; a word about the files, never part of an input. */
export const SHOWS_CITIZENS = 'showsCitizens';

/** How much a form may hold where it is more than usual. */
export interface FormSize {
  readonly fields: number;
  readonly parts: number;
  readonly fieldSize: number;
}

/** For a form of many small fields, such as a table of boxes; each may be short only. */
export const MANY_FIELDS: FormSize = { fields: 6_000, parts: 6_020, fieldSize: 1_000 };

/** For a form with the text of a whole letter and a row of fields for each of its clauses. */
export const WHOLE_LETTER: FormSize = { fields: 8_000, parts: 8_020, fieldSize: 2_000_000 };

export interface ReceivedForm {
  readonly fields: FormBody;
  readonly files: readonly ReceivedFile[];
  /** Also where the file came with an earlier try of the form. */
  readonly showsCitizens: boolean;
}

const MAX_FILES = 20;
/** Five fields per finding and more: a form about hundreds of findings passes. What they hold together is bound by MAX_TEXT. */
const MAX_FIELDS = 2_000;
const MAX_TEXT = 8_000_000;
const LIMITS = { files: MAX_FILES, fields: MAX_FIELDS, fieldSize: 200_000, parts: MAX_FIELDS + MAX_FILES, headerPairs: 50, fieldNameSize: 100 } as const;

/**
 * Reads a form with files straight to disk, within limits, and hands it to `work`. Whatever happens, no temporary file is left: what
 * `work` did not keep is removed. The token of the form is checked before `work` runs.
 */
@Injectable()
export class MultipartReceiver {
  /** Names of the files that came with a form which could not be taken: they must be chosen again. */
  private readonly names = new WeakMap<Request, string[]>();

  constructor(
    private readonly settings: Settings,
    private readonly store: FileStore,
  ) {}

  /**
   * A form of ours with or without files: as multipart, or plain when it is sent again after signing in. A refused file comes as
   * `problems` with everything that was typed, so that the page is shown again with it.
   */
  async receiveForm<T>(request: Request, work: (form: ReceivedForm & { readonly problems: readonly Problem[] }) => Promise<T>, many: FormSize | null = null): Promise<T> {
    if (!request.isMultipart()) {
      const { [SHOWS_CITIZENS]: said, ...fields } = (request.body ?? {}) as FormBody;
      return work({ fields, files: [], showsCitizens: isSaid(said), problems: [] });
    }
    const fields: FormBody = {};
    let read = false;
    try {
      return await this.receive(
        request,
        (form) => {
          read = true;
          return work({ ...form, problems: [] });
        },
        fields,
        many,
      );
    } catch (error) {
      if (read || !(error instanceof ValidationError)) throw error;
      this.checkToken(request, fields);
      const showsCitizens = isSaid(fields[SHOWS_CITIZENS]);
      delete fields[SHOWS_CITIZENS];
      return work({ fields, files: [], showsCitizens, problems: error.problems });
    }
  }

  /** @param fields filled while the form is read, so that what was typed is at hand also when a file is refused */
  async receive<T>(request: Request, work: (form: ReceivedForm) => Promise<T>, fields: FormBody = {}, many: FormSize | null = null): Promise<T> {
    if (!request.isMultipart()) throw new ValidationError([problem('body.notMultipart')]);
    const files: ReceivedFile[] = [];
    // For the answer to a form that is too old: it is shown again with what was typed.
    request.body = fields;
    try {
      await this.read(request, files, fields, many);
      this.checkToken(request, fields);
      const showsCitizens = isSaid(fields[SHOWS_CITIZENS]);
      delete fields[SHOWS_CITIZENS];
      return await work({ fields, showsCitizens, files: showsCitizens ? files.map((file) => ({ ...file, showsCitizens })) : files });
    } finally {
      await Promise.all(files.map((file) => this.store.discard(file)));
    }
  }

  /** Files and nothing beside them. */
  receiveFiles<T>(request: Request, work: (files: readonly ReceivedFile[]) => Promise<T>): Promise<T> {
    return this.receive(request, ({ fields, files }) => {
      refuseFields(Object.keys(fields).filter((name) => name !== '_csrf'));
      return work(files);
    });
  }

  /** A form without files, sent as multipart all the same: its fields become the body, as those of any plain form. */
  async readPlain(request: Request): Promise<void> {
    if (isApi(request)) throw new ValidationError([problem('body.wrongType')]);
    const fields: FormBody = {};
    const text = new TypedText(fields);
    let files = 0;
    try {
      for await (const part of request.parts({ limits: { ...LIMITS, fileSize: 1 } })) {
        if (part.type === 'field') text.add(part.fieldname, part.value);
        else {
          if (part.filename) files += 1;
          part.file.resume();
        }
      }
    } catch (error) {
      if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new ValidationError([problem('body.noFiles')]);
      throw asProblem(error, this.settings.uploadMaxBytes);
    }
    if (files > 0) throw new ValidationError([problem('body.noFiles')]);
    request.body = fields;
  }

  /** The text of a form whose files are not wanted: what somebody typed before their session ended. */
  async fieldsOnly(request: Request): Promise<FormBody> {
    if (!request.isMultipart() || request.body) return typeof request.body === 'object' && request.body !== null ? (request.body as FormBody) : {};
    const fields: FormBody = {};
    const text = new TypedText(fields);
    try {
      for await (const part of request.parts({ limits: { ...LIMITS, fileSize: this.settings.uploadMaxBytes } })) {
        if (part.type === 'field') text.add(part.fieldname, part.value);
        else {
          if (part.filename) this.noteName(request, cleanFileName(part.filename));
          part.file.resume();
        }
      }
    } catch (error) {
      request.log.info({ err: error }, 'form of an ended session was not whole');
    }
    return fields;
  }

  fileNames(request: Request): readonly string[] {
    return this.names.get(request) ?? [];
  }

  private noteName(request: Request, name: string): void {
    this.names.set(request, [...(this.names.get(request) ?? []), name].slice(0, MAX_FILES));
  }

  private async read(request: Request, files: ReceivedFile[], fields: FormBody, many: FormSize | null): Promise<void> {
    const limit = this.settings.uploadMaxBytes;
    const text = new TypedText(fields);
    try {
      // Also the boundary is read here: one that is too long is a broken form like any other.
      for await (const part of request.parts({ limits: { ...LIMITS, ...many, fileSize: limit + 1 } })) {
        if (part.type === 'field') {
          text.add(part.fieldname, part.value);
          continue;
        }
        if (!part.filename) {
          part.file.resume();
          continue;
        }
        const name = cleanFileName(part.filename);
        this.noteName(request, name);
        files.push({ ...(await this.store.receive(part.file, limit)), field: part.fieldname, name });
      }
    } catch (error) {
      throw asProblem(error, limit);
    }
  }

  private checkToken(request: Request, fields: FormBody): void {
    const { via } = request.state;
    const header = request.headers['x-csrf-token'];
    if (via === 'token' || header !== undefined) return;
    if (!tokenFits(request, this.settings, fields._csrf)) throw new ForbiddenError('formExpired');
    delete fields._csrf;
  }
}

const isSaid = (value: unknown): boolean => ['on', 'yes', 'true', '1'].includes(String(Array.isArray(value) ? value.at(-1) : value));

/** The fields of one form, as far as they fit into memory together. */
class TypedText {
  private size = 0;

  constructor(private readonly fields: FormBody) {}

  /** A part without a name is nobody's field. */
  add(name: string | undefined, value: unknown): void {
    if (name === undefined) return;
    this.size += name.length + (typeof value === 'string' ? value.length : 0);
    if (this.size > MAX_TEXT) throw new ValidationError([problem('body.tooLarge')]);
    const earlier = Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
    const next = earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value];
    Object.defineProperty(this.fields, name, { value: next, enumerable: true, configurable: true, writable: true });
  }
}

function asProblem(error: unknown, limit: number): unknown {
  const code = (error as { code?: string }).code;
  if (error instanceof FileTooLargeError || code === 'FST_REQ_FILE_TOO_LARGE') {
    return new ValidationError([problem('file.tooLarge', 'files', { max: Math.floor(limit / 1_000_000) })]);
  }
  if (code === 'FST_FILES_LIMIT') return new ValidationError([problem('file.tooMany', 'files', { max: MAX_FILES })]);
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') return new ValidationError([problem('body.tooManyFields', undefined, { max: MAX_FIELDS })]);
  if (code?.startsWith('FST_') || /multipart|Unexpected end|boundary|needle/i.test(String((error as Error).message))) {
    return new ValidationError([problem('body.brokenUpload', 'files')]);
  }
  return error;
}
