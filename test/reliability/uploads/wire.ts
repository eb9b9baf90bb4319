import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { multipart, type UploadPart } from '../../support/api-client';

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface Said {
  readonly code?: string;
  readonly errors?: readonly { readonly code: string; readonly message: string; readonly params?: Readonly<Record<string, unknown>> }[];
  readonly [name: string]: unknown;
}

/** A real connection to a real server, as one login. Addresses change, so that the limit of requests per address is not what is tested. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });
  private sent = 0;
  readonly port: number;
  /** Answers of 500 and more, other than "the scanner is silent" and "the disk is full". */
  readonly faults: string[] = [];

  constructor(
    url: string,
    readonly token: string,
  ) {
    this.port = Number(new URL(url).port);
  }

  get requests(): number {
    return this.sent;
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: Buffer): Promise<WireAnswer> {
    this.sent += 1;
    return new Promise((resolve, reject) => {
      const outgoing = request({
        host: '127.0.0.1',
        port: this.port,
        localAddress: `127.0.0.${2 + Math.floor(this.sent / 500)}`,
        agent: this.agent,
        method,
        path,
        headers: { authorization: `Bearer ${this.token}`, accept: 'application/json', ...(body ? { 'content-length': body.length } : {}), ...headers },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const answer = { status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(pieces) };
          if (answer.status >= 500) this.faults.push(`${method} ${path}: ${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
          resolve(answer);
        });
      });
      outgoing.end(body);
    });
  }

  upload(path: string, files: readonly UploadPart[]): Promise<WireAnswer> {
    const { payload, type } = multipart(files);
    return this.send('POST', path, { 'content-type': type }, payload);
  }

  async tus(bytes: Buffer, metadata: Readonly<Record<string, string>>): Promise<WireAnswer> {
    const created = await this.begin(bytes.length, metadata);
    return created.status === 201 ? this.piece(String(created.headers.location), 0, bytes) : created;
  }

  begin(size: number, metadata: Readonly<Record<string, string>>): Promise<WireAnswer> {
    const coded = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    return this.send('POST', '/uploads', { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': coded });
  }

  piece(url: string, offset: number, bytes: Buffer): Promise<WireAnswer> {
    return this.send('PATCH', url, { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);
  }

  /** Writes what no client would, and resolves with everything that came back once the server has closed, or after `waitMs`. */
  raw(chunks: readonly Buffer[], waitMs = 5_000, pauseMs = 0): Promise<string> {
    this.sent += 1;
    return new Promise((resolve) => {
      let heard = '';
      const socket: Socket = connect({ port: this.port, host: '127.0.0.1', localAddress: '127.0.0.99' });
      const timer = setTimeout(() => socket.destroy(), waitMs);
      socket.on('data', (piece) => {
        heard += piece.toString('latin1');
        // An answer is the end of what is asked here.
        if (pauseMs === 0 && heard.includes('\r\n\r\n')) setTimeout(() => socket.destroy(), 20);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearTimeout(timer);
        if (/^HTTP\/1\.1 5/.test(heard)) this.faults.push(heard.slice(0, 300));
        resolve(heard);
      });
      void (async () => {
        for (const chunk of chunks) {
          if (socket.destroyed) return;
          socket.write(chunk);
          if (pauseMs > 0) await new Promise((next) => setTimeout(next, pauseMs));
        }
      })();
    });
  }

  /** Sends the head and a part of the body, then breaks the line. */
  cut(head: string, body: Buffer, bytes: number): Promise<void> {
    this.sent += 1;
    return new Promise((resolve) => {
      const socket = connect({ port: this.port, host: '127.0.0.1', localAddress: '127.0.0.98' }, () => {
        socket.write(head);
        socket.write(body.subarray(0, bytes), () => setTimeout(() => socket.destroy(), 15));
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  }

  head(method: string, path: string, headers: Readonly<Record<string, string | number>>): string {
    const lines = Object.entries({ Host: `127.0.0.1:${this.port}`, Authorization: `Bearer ${this.token}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
    return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  }

  close(): void {
    this.agent.destroy();
  }
}

export function saidBy({ headers, bytes }: WireAnswer): Said {
  return /json/.test(String(headers['content-type'])) && bytes.length > 0 ? (JSON.parse(bytes.toString()) as Said) : {};
}
