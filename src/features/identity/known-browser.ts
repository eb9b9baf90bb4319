import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const signed = (secret: string, username: string, nonce: string): string => createHmac('sha256', secret).update(`browser:${nonce}:${username}`).digest('base64url');

/** What a browser keeps after a sign-in under this name: tries from it are counted apart from those of strangers. */
export function newBrowserMark(secret: string, username: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${signed(secret, username, nonce)}`;
}

/** One cookie per name: staff and head of a district often share a computer. */
export const browserCookie = (username: string): string => `known-${sha256(username).slice(0, 12)}`;

/**
 * Under what a try is counted: a browser that has signed in under this name before on its own, all others together. Guessing from
 * anywhere thus slows down strangers, not the people who work here.
 */
export function countingKey(secret: string, username: string, mark: string | undefined): string {
  const [nonce = '', signature = ''] = (mark ?? '').split('.');
  const expected = Buffer.from(signed(secret, username, nonce));
  const given = Buffer.from(signature);
  const known = nonce !== '' && expected.length === given.length && timingSafeEqual(expected, given);
  return sha256(known ? `${username}\n${nonce}` : username);
}
