import type { Duplex } from 'node:stream';
import { lookUp } from '../../kernel/look-up';

/** An address with broken percent encoding is read as it stands: the thing of that name is not found, in words, like any other. */
export function readableAddress(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replace(/%/g, '%25') + url.slice(path.length);
  }
}

const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Địa chỉ hoặc phần đầu của yêu cầu quá dài. Hãy rút gọn từ khóa, bộ lọc rồi thử lại.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Yêu cầu gửi lên quá chậm. Hãy kiểm tra đường truyền rồi gửi lại.'],
};
const UNREADABLE = ['400 Bad Request', 'Yêu cầu không đọc được. Hãy mở lại trang rồi thử lại.'] as const;

/** What could not even be read as a request has no page: one sentence, and the connection ends. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, words] = lookUp(REFUSALS, error.code) ?? UNREADABLE;
  const body = `${words}\n`;
  const head = [`HTTP/1.1 ${status}`, 'content-type: text/plain; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
