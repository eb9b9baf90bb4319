import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Settings } from '../../platform/config/settings';
import { ReadModel } from '../../platform/database/read-model';
import { I18n } from '../../platform/i18n';
import { ObligationQueries, type ObligationRow } from '../obligations';
import { isOwed } from './domain/is-owed';
import { MissingQuery } from './missing.query';
import { MissingWords } from './missing-words';

export interface SpokenText {
  readonly unitCode: string;
  readonly unitName: string;
  readonly codes: readonly string[];
  /** In Vietnamese, to be read on the telephone or pasted into a chat. */
  readonly text: string;
}

/** What to say to each unit that owes something: what is missing, until when, and where to answer. */
@Injectable()
export class SpokenTextQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly obligations: ObligationQueries,
    private readonly missing: MissingQuery,
    private readonly words: MissingWords,
    private readonly i18n: I18n,
    private readonly settings: Settings,
  ) {}

  /** Unit by unit, in the order in which their duties are named. */
  async of(actor: Actor, codes: readonly string[]): Promise<readonly SpokenText[]> {
    const found = (await this.obligations.byCodes(actor, codes)).filter((row) => !row.closed && isOwed(row));
    const owed = [...found].sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
    const lacks = await this.missing.of(this.read.manager, owed);
    return [...new Set(owed.map(({ unitId }) => unitId))].map((unitId) => {
      const duties = owed.filter((row) => row.unitId === unitId);
      const [first] = duties as [ObligationRow, ...ObligationRow[]];
      return {
        unitCode: first.unitCode,
        unitName: actor.locale === 'en' ? first.unitNameEn : first.unitNameVi,
        codes: duties.map(({ code }) => code),
        text: this.text(duties, (row) => this.words.short(lacks.get(row.id) ?? [], 'vi')),
      };
    });
  }

  private text(duties: readonly ObligationRow[], lacksOf: (row: ObligationRow) => readonly string[]): string {
    const t = (key: string, params: Readonly<Record<string, unknown>> = {}): string => this.i18n.t('vi')(`urgings:say.${key}`, params);
    const [first] = duties as [ObligationRow, ...ObligationRow[]];
    const item = (row: ObligationRow): string => {
      const { kind, days } = row.lateness.strict;
      const due = row.lastDay === null ? t('noDue') : t(kind === 'missing' ? 'late' : 'due', { lastDay: row.lastDay, count: days });
      const lacks = lacksOf(row);
      return [t('duty', { title: row.titleVi, clause: row.clauseNumber, due }), ...(lacks.length > 0 ? [t('missing', { list: lacks.join('; ') })] : [])].join(' ');
    };
    const path = duties.length === 1 ? `/obligations/${first.code}` : '/obligations';
    return [t('greeting', { unit: first.unitNameVi }), ...duties.map((row) => `- ${item(row)}`), t('ask', { url: new URL(path, this.settings.appUrl).toString() }), t('end')].join('\n');
  }
}
