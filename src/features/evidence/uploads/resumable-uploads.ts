import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { AppError, ConflictError, failWith, UnavailableError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { cleanFileName } from '../../../kernel/vietnamese-text';
import { Settings } from '../../../platform/config/settings';
import type { Reply, Request } from '../../../platform/http/request';
import { ViewService } from '../../../platform/http/view.service';
import { FileStore } from '../../../platform/storage/file-store';
import { ACCEPTED_ENDINGS, endingOf } from '../domain/file-kind';
import { EvidenceStore } from '../evidence.store';
import { TusDoor } from './tus-door';
import { UnfinishedUploads, type Unfinished } from './unfinished-uploads';
import { UploadPlaces, type Attached, type Destination, type FormMove } from './upload-places';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly receivedAt: number;
  readonly showsCitizens: boolean;
  /** The line on its digital signatures, in the sender's language; '' for kinds that carry none. */
  readonly signatureHtml: string;
  /** What the form that shows the file now carries; left out when the end had been said before. */
  readonly form?: FormMove;
}

/** Files that come in pieces (tus): right and room are asked for before the first byte and with every further piece. */
@Injectable()
export class ResumableUploads {
  /** Ends said twice at the same moment are one. */
  private readonly ending = new Map<string, Promise<UploadedFile>>();
  /** The last beginning of each account. */
  private readonly beginning = new Map<string, Promise<void>>();

  constructor(
    private readonly door: TusDoor,
    private readonly uploads: UnfinishedUploads,
    private readonly places: UploadPlaces,
    private readonly evidence: EvidenceStore,
    private readonly files: FileStore,
    private readonly settings: Settings,
    private readonly views: ViewService,
  ) {}

  async create(actor: Actor, request: Request, reply: Reply): Promise<void> {
    const { filename = '', ...to } = metadataOf(request.headers['upload-metadata']);
    const name = cleanFileName(filename);
    const size = Number(request.headers['upload-length'] ?? NaN);
    if (!Number.isSafeInteger(size) || size < 0) throw new ValidationError([problem('body.brokenUpload', 'files')]);
    const max = Math.floor(this.settings.uploadMaxBytes / 1_000_000);
    failWith([
      ...(size === 0 ? [problem('file.empty', 'files', { name })] : []),
      ...(size > this.settings.uploadMaxBytes ? [problem('file.tooLarge', 'files', { max })] : []),
      ...(ACCEPTED_ENDINGS.includes(endingOf(name)) ? [] : [problem('file.typeNotAccepted', 'files', { name })]),
    ]);
    await this.places.of(to).assertMay(actor, to, size);
    const { status } = await this.oneByOne(actor.accountId, async () => {
      await this.uploads.assertRoom(actor, size);
      const answer = await this.door.pass(request, reply, '/uploads', { ...to, filename: name, account: actor.accountId });
      await this.assertStillRoom(actor, reply);
      return answer;
    });
    await reply.status(status).send();
  }

  async state(actor: Actor, request: Request, reply: Reply, id: string): Promise<void> {
    await this.allowed(actor, id);
    const { status } = await this.door.pass(request, reply, `/uploads/${id}`);
    await reply.status(status).send();
  }

  /** The piece that completes the file also attaches it: the answer is then the file, as from a form. */
  async append(actor: Actor, request: Request, reply: Reply, id: string): Promise<void> {
    const { size } = await this.allowed(actor, id);
    const { status, offset } = await this.door.pass(request, reply, `/uploads/${id}`);
    if (offset < size) return void (await reply.status(status).send());
    await reply.status(200).send(await this.finish(actor, id));
  }

  async drop(actor: Actor, request: Request, reply: Reply, id: string): Promise<void> {
    await this.uploads.own(actor, id);
    const { status } = await this.door.pass(request, reply, `/uploads/${id}`);
    await reply.status(status).send();
  }

  /** For a sender who has not heard the end: attaches once, and says the same however often it is asked. */
  finish(actor: Actor, id: string): Promise<UploadedFile> {
    const key = `${actor.accountId}:${id}`;
    const running = this.ending.get(key) ?? this.attach(actor, id).finally(() => this.ending.delete(key));
    this.ending.set(key, running);
    return running;
  }

  private async attach(actor: Actor, id: string): Promise<UploadedFile> {
    const earlier = await this.evidence.byUpload(actor.accountId, id);
    if (earlier) {
      await this.uploads.remove(id);
      return this.viewOf(actor, { file: earlier });
    }
    const upload = await this.uploads.own(actor, id);
    if (upload.offset !== upload.size) throw new ConflictError('uploadOffset');
    try {
      const file = await this.taken(actor, upload);
      await this.uploads.remove(id);
      return file;
    } catch (error) {
      // Refused for good: nothing is left behind. A full disk or a silent scanner is tried again with the bytes that are here.
      if (error instanceof AppError && !(error instanceof UnavailableError)) await this.uploads.remove(id);
      throw error;
    }
  }

  /** A copy, so that nothing that is still open can reach the kept bytes; hashed and synced like any other. */
  private async taken(actor: Actor, { id, path, name, to }: Unfinished): Promise<UploadedFile> {
    const copy = await this.files.receive(createReadStream(path), this.settings.uploadMaxBytes);
    try {
      return this.viewOf(actor, await this.places.of(to).attach(actor, to, { ...copy, field: 'files', name, uploadId: id, showsCitizens: to.citizens === 'yes' }));
    } finally {
      await this.files.discard(copy);
    }
  }

  /** What was taken back has no address. */
  private async assertStillRoom(actor: Actor, reply: Reply): Promise<void> {
    const location = reply.getHeader('location');
    try {
      await this.uploads.assertStillRoom(actor, String(location).split('/').at(-1) ?? '');
    } catch (error) {
      for (const name of ['location', 'upload-expires', 'upload-offset']) reply.removeHeader(name);
      throw error;
    }
  }

  /** Room is seen and taken by one beginning at a time: many at the same moment would all see the same room. */
  private async oneByOne<T>(accountId: string, begin: () => Promise<T>): Promise<T> {
    const turn = (this.beginning.get(accountId) ?? Promise.resolve()).then(begin);
    const after = turn.then(() => undefined, () => undefined);
    this.beginning.set(accountId, after);
    try {
      return await turn;
    } finally {
      if (this.beginning.get(accountId) === after) this.beginning.delete(accountId);
    }
  }

  private viewOf(actor: Actor, { file, form }: Attached): UploadedFile {
    const { publicId: id, name, size, receivedAt, showsCitizens } = file;
    return { id, name, size, receivedAt, showsCitizens, signatureHtml: this.views.renderPart('partials/signature-line.njk', actor.locale, { file }), ...(form ? { form } : {}) };
  }

  private async allowed(actor: Actor, id: string): Promise<Unfinished> {
    const upload = await this.uploads.own(actor, id);
    await this.places.of(upload.to).assertMay(actor, upload.to, upload.size);
    return upload;
  }
}

const MAX_METADATA = 4_000;

/** `key base64,key base64`; keys are few and plain, values text. */
function metadataOf(header: string | string[] | undefined): Destination {
  if (typeof header !== 'string' || header.length > MAX_METADATA) return {};
  const pairs = header.split(',').map((pair) => /^\s*([a-z]{1,20}) ([A-Za-z0-9+/=]*)\s*$/.exec(pair)).filter((match) => match !== null);
  return Object.fromEntries(pairs.filter(([, key]) => key !== 'account').map(([, key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}
