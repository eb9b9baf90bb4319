import { Injectable } from '@nestjs/common';
import { groupOfLabel, type ClauseView } from '../../features/directives';
import { UnitQueries } from '../../features/organisation';
import type { Actor } from '../../kernel/actor';
import { I18n } from '../../platform/i18n';

interface Party {
  readonly unitId: string | null;
  readonly labelVi: string;
}

/** Bodies of clauses are stored under their Vietnamese names, as the letter has them; an English page names them in English. */
@Injectable()
export class PartyNames {
  constructor(
    private readonly units: UnitQueries,
    private readonly i18n: I18n,
  ) {}

  async inLanguageOf(actor: Actor, clauses: readonly Pick<ClauseView, 'addressees' | 'coordinators'>[]): Promise<(parties: readonly Party[]) => readonly Party[]> {
    if (actor.locale === 'vi') return (parties) => parties;
    const ids = clauses.flatMap(({ addressees, coordinators }) => [...addressees, ...coordinators]).flatMap(({ unitId }) => unitId ?? []);
    const units = await this.units.byIds(ids);
    return (parties) => parties.map((one) => ({ unitId: one.unitId, labelVi: units.get(one.unitId ?? '')?.nameEn ?? this.group(one.labelVi) }));
  }

  /** A group is a word of the interface; other bodies outside the system keep the name they were given. */
  group(label: string): string {
    const group = groupOfLabel(label);
    return group === undefined ? label : this.i18n.t('en')(`directives:group.${group}`);
  }
}
