import { createHash, randomUUID } from 'node:crypto';
import { oneAtATime, type Transaction } from '../database/transaction';
import { FormReceipt } from './form-receipt.entity';

/** For the hidden field of a form that is shown. */
export const newFormKey = (): string => randomUUID();

/** What a form does, to what, and the key of the form. A key counts for this act on this object only. */
export interface FormOf {
  readonly act: string;
  readonly object: string;
  readonly key: string | undefined;
}

/**
 * Runs `work` once per form and hands back the first result ever after. The receipt is written in the same transaction, and two
 * presses at the same instant wait for each other: the second finds the first one's result.
 */
export async function onceOnly(tx: Transaction, { act, object, key }: FormOf, work: () => Promise<string>): Promise<string> {
  if (!key) return work();
  const scoped = `${tx.actor.accountId}:${createHash('sha256').update(JSON.stringify([act, object, key])).digest('hex')}`;
  await oneAtATime(tx, scoped);
  const earlier = await tx.manager.findOneBy(FormReceipt, { key: scoped });
  if (earlier) return earlier.result;
  const result = await work();
  await tx.manager.insert(FormReceipt, { key: scoped, accountId: tx.actor.accountId, result, at: tx.now });
  return result;
}
