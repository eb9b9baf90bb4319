import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings';

/** Bytes a second, over each span of `sendIdleSeconds`: less is no sender but somebody holding a place. */
const LEAST_RATE = 1_000;

/**
 * Cuts off who sends too slowly, whatever they send: a body that stands still keeps a connection, a file and memory. A cut upload goes on
 * from where it stopped. Answers may take their time.
 */
export function cutSlowSenders(server: FastifyInstance, settings: Pick<Settings, 'sendIdleSeconds'>): void {
  server.addHook('onRequest', async ({ raw }) => {
    const hasBody = raw.headers['content-length'] !== undefined ? raw.headers['content-length'] !== '0' : raw.headers['transfer-encoding'] !== undefined;
    const { socket } = raw;
    // Requests of tests have no connection.
    if (!hasBody || !socket?.remoteAddress) return;
    let seen = socket.bytesRead;
    const look = (): void => {
      const tooSlow = socket.bytesRead - seen < LEAST_RATE * settings.sendIdleSeconds;
      seen = socket.bytesRead;
      // What the server itself has not read yet is not the sender's delay.
      if (raw.complete || raw.destroyed || !tooSlow || raw.readableLength > 0) return;
      clearInterval(watch);
      socket.destroy();
    };
    // Behind the next reading of the sockets: a busy moment of the server must not look like a silent sender.
    const watch = setInterval(() => setImmediate(look), settings.sendIdleSeconds * 1000).unref();
    raw.once('close', () => clearInterval(watch));
  });
}
