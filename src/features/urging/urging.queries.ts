import { Injectable } from '@nestjs/common';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { ReadModel } from '../../platform/database/read-model';
import { Urging } from './urging.entity';

/** The ledger. A unit sees the urgings addressed to it. */
@Injectable()
export class UrgingQueries {
  constructor(private readonly read: ReadModel) {}

  async list(actor: Actor): Promise<readonly Urging[]> {
    const scope = unitScopeOf(actor);
    if (scope !== 'all' && 'inspectorId' in scope) return [];
    return this.read.manager.find(Urging, { ...(scope === 'all' ? {} : { where: { unitId: scope.unitId } }), order: { sentAt: 'ASC', number: 'ASC' } });
  }

  /** Unscoped, for the papers. */
  ofRound(roundId: string): Promise<Urging[]> {
    return this.read.manager.find(Urging, { where: { roundId }, order: { number: 'ASC' } });
  }
}
