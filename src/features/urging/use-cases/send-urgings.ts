import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction';
import { AccountStore } from '../../identity';
import { rulingMoments, type Obligation } from '../../obligations';
import { UnitQueries } from '../../organisation';
import { recipientsOf } from '../domain/recipients';
import { MissingQuery } from '../missing.query';
import type { Urging } from '../urging.entity';
import { UrgingMails } from '../urging-mails';
import { UrgingStore, type LedgerEntry } from '../urging.store';

export type Sending = Omit<LedgerEntry, 'missing' | 'toVi' | 'tooLateAt'>;

/** The one way anything is sent: what lacks is read, the rows are written and their mails laid ready in one transaction. */
@Injectable()
export class SendUrgings {
  constructor(
    private readonly store: UrgingStore,
    private readonly missing: MissingQuery,
    private readonly accounts: AccountStore,
    private readonly units: UnitQueries,
    private readonly mails: UrgingMails,
  ) {}

  async send(tx: Transaction, sendings: readonly Sending[]): Promise<readonly Urging[]> {
    if (sendings.length === 0) return [];
    const duties = sendings.map(({ duty }) => duty);
    const missing = await this.missing.of(tx.manager, duties);
    const posts = await this.accounts.postsOf(tx.manager, [...new Set(duties.map(({ unitId }) => unitId))], ['provincialChair']);
    const units = await this.units.byIds([...duties, ...posts].map(({ unitId }) => unitId), tx.manager);
    const written = await this.store.write(
      tx,
      sendings.map((sending) => {
        const { addressed } = recipientsOf(sending.level, sending.duty.unitId, posts);
        return {
          ...sending,
          missing: missing.get(sending.duty.id) ?? [],
          toVi: addressed.map(({ postTitleVi }) => postTitleVi).join('; ') || (units.get(sending.duty.unitId)?.committeeNameVi ?? null),
          tooLateAt: rulingMoments(sending.duty).strict,
        };
      }),
    );
    const rows = written.map((urging, index) => ({ urging, duty: duties[index] as Obligation }));
    await this.mails.queue(tx, rows.filter(({ urging }) => urging.spokenWith === null), posts, units);
    return written;
  }
}
