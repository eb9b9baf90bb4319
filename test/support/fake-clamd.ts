import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** How the scanner behaves: finds what holds the sample text, says nothing, or breaks the line. */
export type ClamdMood = 'works' | 'silent' | 'hangsUp' | 'confused';

/** Speaks INSTREAM of clamd on loopback: pieces with their length before them, a piece of none at the end, then one line. */
export class FakeClamd {
  mood: ClamdMood = 'works';
  scanned = 0;
  private readonly server: Server = createServer((socket) => this.serve(socket));

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece]);
      if (this.mood === 'hangsUp') return void socket.destroy();
      const start = heard.indexOf('INSTREAM') + 'INSTREAM'.length + 1;
      const bytes: Buffer[] = [];
      for (let at = start; at + 4 <= heard.length; ) {
        const length = heard.readUInt32BE(at);
        if (length === 0) return this.answer(socket, Buffer.concat(bytes));
        bytes.push(heard.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  }

  private answer(socket: Socket, bytes: Buffer): void {
    this.scanned += 1;
    if (this.mood === 'silent') return;
    const verdict = bytes.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE') ? 'Eicar-Test-Signature FOUND' : 'OK';
    socket.end(this.mood === 'confused' ? 'stream: ???\0' : `stream: ${verdict}\0`);
  }
}
