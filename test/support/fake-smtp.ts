import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head lines, unfolded. */
  readonly head: readonly string[];
  /** Body after its transfer encoding was undone. */
  readonly body: string;
  readonly raw: string;
}

/** What the server says to a command instead of taking it; null: take it. */
type Answer = (command: string, mails: number) => string | null;

/** A mail server on this machine that speaks just enough SMTP. */
export class FakeSmtp {
  readonly mails: ReceivedMail[] = [];
  private readonly sockets = new Set<Socket>();
  answer: Answer = () => null;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeSmtp> {
    const server = createServer();
    const smtp = new FakeSmtp(server);
    server.on('connection', (socket) => smtp.talk(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    socket.setEncoding('utf8');
    let pending = '';
    let from = '';
    let to: string[] = [];
    let data: string | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const refused = this.answer(line, this.mails.length);
      if (refused === 'HANGUP') return void socket.destroy();
      if (refused !== null) return say(refused);
      if (/^EHLO|^HELO/i.test(line)) return say('250 smtp.thu');
      if (/^MAIL FROM:/i.test(line)) {
        from = /<(.*?)>/.exec(line)?.[1] ?? '';
        to = [];
        return say('250 OK');
      }
      if (/^RCPT TO:/i.test(line)) {
        to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
        return say('250 OK');
      }
      if (/^DATA/i.test(line)) {
        data = '';
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) {
        say('221 bye');
        return void socket.end();
      }
      say('250 OK');
    };
    say('220 smtp.thu');
    socket.on('data', (chunk: string) => {
      pending += chunk;
      for (;;) {
        if (data !== null) {
          const end = pending.indexOf('\r\n.\r\n');
          if (end < 0) return;
          this.mails.push(parse(from, to, pending.slice(0, end)));
          pending = pending.slice(end + 5);
          data = null;
          const refused = this.answer('END', this.mails.length);
          if (refused === 'HANGUP') return void socket.destroy();
          say(refused ?? `250 taken ${this.mails.length}`);
          continue;
        }
        const end = pending.indexOf('\r\n');
        if (end < 0) return;
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        command(line);
      }
    });
  }
}

function parse(from: string, to: readonly string[], raw: string): ReceivedMail {
  const cut = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return { from, to, head, body: decoded(raw.slice(cut + 4), head), raw };
}

function decoded(body: string, head: readonly string[]): string {
  if (!head.some((line) => /^content-transfer-encoding: quoted-printable/i.test(line))) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` of a head line, read. */
export function readHead(line: string): string {
  return line.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : Buffer.from(text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8'),
  );
}
