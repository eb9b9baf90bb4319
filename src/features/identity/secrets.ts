import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id at 19 MiB, two passes, one lane (OWASP's first choice): about 100 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MAX_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** A burst of sign-ins must not take all memory and processors from the pages. */
async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => oneOfFew(() => hash(password, COST));

/** Verifies against a throw-away hash when the account is unknown, so that both answers take as long. */
let decoy: Promise<string> | null = null;
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await oneOfFew(async () => verify(storedHash ?? (await (decoy as Promise<string>)), password));
  return storedHash !== null && fits;
}

/** 256 random bits; the database keeps only `tokenHash` of it. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
