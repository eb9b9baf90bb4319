import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ConversationQueries, type Conversation } from '../conversation.queries';
import { ConversationStore } from '../conversation.store';

/** The talk about an item is opened: what was addressed to the reader no longer waits in the list of things to do. */
@Injectable()
export class SeeRemarks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: ConversationQueries,
    private readonly talks: ConversationStore,
  ) {}

  /**
   * The talk as it stood before it was opened; null for readers who see none.
   * @param opened false for whoever only asks for the page without looking at it: nothing is marked
   */
  async execute(actor: Actor, code: string, n: number, opened: boolean): Promise<Conversation | null> {
    const talk = await this.queries.beside(actor, code, n);
    if (opened && talk?.unseen) await this.unitOfWork.run(actor, async (tx) => this.talks.markSeen(tx, await this.talks.locate(tx.manager, actor, code, { n })));
    return talk;
  }
}
