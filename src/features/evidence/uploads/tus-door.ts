import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ConflictError, NotFoundError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { Settings } from '../../../platform/config/settings';
import type { Reply, Request as HttpRequest } from '../../../platform/http/request';
import { UnfinishedUploads, UPLOAD_LIFE_MS } from './unfinished-uploads';

type TusServer = import('@tus/server', { with: { 'resolution-mode': 'import' } }).Server;

const PASSED = ['tus-resumable', 'upload-length', 'upload-offset', 'content-type', 'content-length'];
const GIVEN_BACK = ['location', 'tus-resumable', 'upload-offset', 'upload-length', 'upload-expires', 'upload-metadata', 'cache-control'];
/** How long a hung connection may hold an upload after the same upload goes on over a new one. */
const DRAIN_MS = 500;

/**
 * The tus protocol by its own library, as a function from request to answer: who may, where to and what happens at the end is decided
 * outside, and every refusal is one of ours.
 */
@Injectable()
export class TusDoor {
  private server: Promise<TusServer> | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly uploads: UnfinishedUploads,
  ) {}

  /**
   * Passes the request on and gives its headers back on `reply`.
   * @param metadata what is written down with a new upload; nothing that the client says about it is
   * @returns status and the offset reached. @throws AppError for everything the protocol refuses
   */
  async pass(request: HttpRequest, reply: Reply, path: string, metadata: Readonly<Record<string, string>> | null = null): Promise<{ status: number; offset: number }> {
    const headers = new Headers(PASSED.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name] as string] as [string, string]] : [])));
    if (metadata) {
      headers.set('upload-metadata', Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(','));
      headers.delete('content-type');
    }
    const stream = request.method === 'PATCH' && request.body instanceof Readable ? request.body : null;
    const answer = await (await this.started()).handleWeb(
      new Request(`http://uploads.invalid${path}`, { method: request.method, headers, ...(stream ? { body: Readable.toWeb(stream), duplex: 'half' } : {}) } as RequestInit) as never,
    );
    if (answer.status >= 400) throw refusalOf(answer.status, this.settings.uploadMaxBytes);
    for (const name of GIVEN_BACK) {
      const value = answer.headers.get(name);
      if (value !== null && (name !== 'upload-metadata' || metadata)) reply.header(name, value);
    }
    return { status: answer.status, offset: Number(answer.headers.get('upload-offset') ?? 0) };
  }

  /** The library exists as an ES module only: loaded when the first upload comes. */
  private started(): Promise<TusServer> {
    this.server ??= (async () => {
      // One after the other: the two share modules, which jest cannot link twice at once.
      const { Server, MemoryLocker } = await import('@tus/server');
      const { FileStore } = await import('@tus/file-store');
      return new Server({
        path: '/uploads',
        relativeLocation: true,
        datastore: new FileStore({ directory: this.uploads.folder, expirationPeriodInMilliseconds: UPLOAD_LIFE_MS }),
        locker: new MemoryLocker({ acquireLockTimeout: 10_000 }),
        lockDrainTimeout: DRAIN_MS,
        maxSize: this.settings.uploadMaxBytes,
        namingFunction: () => randomBytes(16).toString('hex'),
      });
    })();
    return this.server;
  }
}

function refusalOf(status: number, limit: number): Error {
  if (status === 404 || status === 410) return new NotFoundError();
  if (status === 409 || status === 423) return new ConflictError('uploadOffset');
  if (status === 413) return new ValidationError([problem('file.tooLarge', 'files', { max: Math.floor(limit / 1_000_000) })]);
  // The client went away, or the same upload goes on over another connection.
  if (status >= 500) return new ConflictError('uploadOffset');
  return new ValidationError([problem('body.brokenUpload', 'files')]);
}
