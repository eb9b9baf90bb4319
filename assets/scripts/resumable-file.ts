import { DetailedError, Upload } from 'tus-js-client';
import { csrfToken, refreshCsrfToken } from './words';

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly receivedAt?: number;
  readonly showsCitizens?: boolean;
  /** The line on its digital signatures, already escaped. */
  readonly signatureHtml?: string;
  /** Hidden fields of the form around the box, before the file came and since. */
  readonly form?: { readonly before: Readonly<Record<string, string>>; readonly now: Readonly<Record<string, string>> };
}

export type Outcome =
  | { readonly kind: 'done'; readonly file: ReceivedFile }
  | { readonly kind: 'lost'; readonly percent: number }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly reason: string; readonly again: boolean };

/** One request each: a line of 30 kB/s brings it within the time of a request, a cut loses nothing of it. */
const PIECE = 4_000_000;
/** Waits between tries of its own accord, in ms; then the person is asked. */
const PAUSES = [1_000, 3_000, 6_000];
const HEADERS = { accept: 'application/json' };

/** One file on its way, by the tus protocol. A cut goes on from the last byte the server has, also after the page was loaded again. */
export class ResumableFile {
  private readonly upload: Upload;
  private percent = 0;
  private answer: ReceivedFile | null = null;
  private settle: (outcome: Outcome) => void = () => undefined;
  private fresh = false;

  /** @param to what the server is told about where the file goes */
  constructor(file: File, to: Readonly<Record<string, string>>, private readonly shown: (sent: number, total: number) => void, private readonly waiting: (percent: number) => void) {
    const name = file.name.normalize('NFC');
    const place = Object.values(to).join('/');
    this.upload = new Upload(file, {
      endpoint: '/uploads',
      chunkSize: PIECE,
      retryDelays: null,
      metadata: { ...to, filename: name },
      headers: HEADERS,
      fingerprint: () => Promise.resolve(['upload', place, name, file.size, file.lastModified].join('|')),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => request.setHeader('x-csrf-token', csrfToken()),
      onAfterResponse: (_, response) => {
        if (response.getStatus() === 200 && response.getBody()) this.answer = parsed<ReceivedFile>(response.getBody());
      },
      onProgress: (sent, total) => {
        this.percent = total > 0 ? Math.floor((sent / total) * 100) : 0;
        this.shown(sent, total);
      },
      onSuccess: () => void this.finished().then(this.settle),
      onError: (error) => void this.failed(error).then(this.settle),
    });
  }

  /** Sends until done, refused, or cut for longer than the pauses. Called again, it goes on. */
  async send(): Promise<Outcome> {
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.once();
      const pause = PAUSES[tries];
      if (outcome.kind !== 'lost' || pause === undefined) return outcome;
      this.waiting(outcome.percent);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Tells the server to forget what it has. */
  drop(): void {
    if (this.upload.url) void this.upload.abort(true).catch(() => undefined);
  }

  private async once(): Promise<Outcome> {
    const [previous] = this.upload.url ? [] : await this.upload.findPreviousUploads();
    const begun = this.upload.url ?? previous?.uploadUrl ?? null;
    // The last answer may have been lost on its way: then the file is there, and sending again would make it two.
    const ended = begun ? await this.ended(begun) : null;
    if (ended === 'lost') return { kind: 'lost', percent: this.percent };
    if (ended) return { kind: 'done', file: ended };
    if (previous) this.upload.resumeFromPreviousUpload(previous);
    return new Promise((resolve) => {
      this.settle = resolve;
      this.upload.start();
    });
  }

  private async ended(url: string): Promise<ReceivedFile | 'lost' | null> {
    try {
      const response = await fetch(`${url}/finish`, { method: 'POST', credentials: 'same-origin', headers: { ...HEADERS, 'x-csrf-token': csrfToken() } });
      return response.ok ? ((await response.json()) as ReceivedFile) : null;
    } catch {
      return 'lost';
    }
  }

  private async finished(): Promise<Outcome> {
    const file = this.answer ?? (this.upload.url ? await this.ended(this.upload.url) : null);
    return file && file !== 'lost' ? { kind: 'done', file } : { kind: 'lost', percent: this.percent };
  }

  private async failed(error: Error | DetailedError): Promise<Outcome> {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    const status = response?.getStatus() ?? 0;
    if (status === 0 || status === 409 || status === 423) return { kind: 'lost', percent: this.percent };
    if (status === 401) return { kind: 'signedOut' };
    const body = parsed<{ code?: string; detail?: string; title?: string }>(response?.getBody() ?? '') ?? {};
    if (status === 403 && body.code === 'formExpired' && !this.fresh) {
      this.fresh = true;
      return refreshCsrfToken().then(() => this.once(), () => ({ kind: 'lost', percent: this.percent }));
    }
    return { kind: 'refused', reason: String(body.detail ?? body.title ?? status), again: status >= 500 || status === 429 };
  }
}

function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
