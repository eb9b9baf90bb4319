import { createReadStream } from 'node:fs';
import { Injectable, Logger } from '@nestjs/common';
import NodeClam from 'clamscan';
import { UnavailableError } from '../../kernel/errors';
import { Settings } from '../../platform/config/settings';

/** Asks clamd about a file, when the operator has one. Nothing is taken that a scanner should have seen and did not. */
@Injectable()
export class VirusScanner {
  private readonly log = new Logger('VirusScanner');

  constructor(private readonly settings: Settings) {}

  /** @returns the name of the virus, or null. @throws UnavailableError when the scanner gives no answer */
  async virusIn(path: string): Promise<string | null> {
    if (this.settings.clamav === null) return null;
    const stream = createReadStream(path);
    try {
      const { isInfected, viruses } = await this.inTime(this.scan(stream));
      if (isInfected === null) throw new Error('no verdict');
      return isInfected ? (viruses[0] ?? 'virus') : null;
    } catch (error) {
      this.log.error(`clamd: ${String(error)}`);
      throw new UnavailableError('scannerUnavailable');
    } finally {
      stream.destroy();
    }
  }

  private async scan(stream: ReturnType<typeof createReadStream>): Promise<{ isInfected: boolean | null; viruses: readonly string[] }> {
    const { host = null, port = null, socket = null } = this.settings.clamav ?? {};
    const timeout = this.settings.scanSeconds * 1000;
    const clamdscan = { host: host ?? false, port: port ?? false, socket: socket ?? false, timeout, localFallback: false, bypassTest: true, active: true };
    const scanner = await new NodeClam().init({ clamscan: { active: false }, clamdscan, preference: 'clamdscan' });
    return scanner.scanStream(stream);
  }

  /** The library waits for ever for a scanner that took the file and then fell silent. */
  private inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer in time')), this.settings.scanSeconds * 1000);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}
