import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/settings';
import type { Transaction } from '../../platform/database/transaction';
import { formatInstant, I18n } from '../../platform/i18n';
import { OutgoingMailStore } from '../../platform/mail/outgoing-mail.store';
import type { Account } from '../identity';
import { Extension, firstMoments, lastDayOf, rulingMoments, type Obligation } from '../obligations';
import type { Unit } from '../organisation';
import { recipientsOf } from './domain/recipients';
import { MissingWords } from './missing-words';
import type { Urging } from './urging.entity';
import { subjectOf } from './urging-subject';

export interface SentRow {
  readonly urging: Urging;
  readonly duty: Obligation;
}

type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** Lays the mails of a sending ready in its own transaction: one for each post, over all that its unit owes. In Vietnamese, a link and no file. */
@Injectable()
export class UrgingMails {
  constructor(
    private readonly mails: OutgoingMailStore,
    private readonly missing: MissingWords,
    private readonly i18n: I18n,
    private readonly settings: Settings,
  ) {}

  async queue(tx: Transaction, rows: readonly SentRow[], posts: readonly Account[], units: ReadonlyMap<string, Unit>): Promise<void> {
    const groups = new Map<string, SentRow[]>();
    // The chair is told once of all that are put to the chair.
    for (const row of rows) groups.set(...appended(groups, row.urging.level === 'chairProposal' ? 'chair' : row.urging.unitId, row));
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      for (const account of recipientsOf(first.urging.level, first.urging.unitId, posts).mailed) await this.queueOne(tx, group, first, account, units);
    }
  }

  private async queueOne(tx: Transaction, group: readonly SentRow[], first: SentRow, account: Account, units: ReadonlyMap<string, Unit>): Promise<void> {
    const words: Words = (key, params = {}) => this.i18n.t('vi')(`mails:${key}`, params);
    const unit = units.get(account.unitId)?.nameVi ?? '';
    const { subject, lines } = first.urging.level === 'chairProposal' ? this.toChair(group, units, words) : await this.toUnit(tx, group, first, words);
    const { dispatch, level } = first.urging;
    const url = new URL(level === 'chairProposal' ? `/reminders?dispatch=${encodeURIComponent(dispatch ?? '')}` : group.length === 1 ? `/obligations/${first.duty.code}` : '/reminders', this.settings.appUrl).toString();
    await this.mails.add(tx, {
      kind: 'urging',
      subjectCode: subjectOf(first.duty.code, first.urging),
      accountId: account.id,
      toAddress: account.email ?? '',
      toTitle: `${account.postTitleVi}, ${unit}`,
      subjectVi: subject,
      bodyVi: [words('greeting', { post: account.postTitleVi, unit }), '', ...lines, '', words('link', { url }), '', words('signature', { app: this.settings.appNameVi, province: this.settings.provinceNameVi }), words('automatic')].join('\n'),
      messageId: `<urging-${first.urging.id}-${account.id}@${new URL(this.settings.appUrl).hostname}>`,
    });
  }

  private async toUnit(tx: Transaction, group: readonly SentRow[], first: SentRow, words: Words): Promise<{ subject: string; lines: string[] }> {
    const name = first.urging.level === 'reminder' ? 'reminder' : 'urging';
    const subject = group.length > 1 ? words(`${name}.subjectMany`, { count: group.length }) : words(`${name}.subject`, { sequence: first.urging.sequence, clause: first.duty.clauseNumber });
    const lines: string[] = [];
    for (const { urging, duty } of group) {
      lines.push(
        words(`${name}.intro`, { sequence: urging.sequence, number: urging.number, clause: duty.clauseNumber, title: duty.titleVi }),
        words('urging.missing', { missing: urging.missingVi }),
        ...this.missing.lines(urging.missing ?? [], 'vi').map((line) => words('urging.item', { line })),
        ...(urging.tooLateAt === null ? [] : [words('urging.due', { wording: duty.dueWordingVi ?? '', when: formatInstant(urging.tooLateAt) })]),
        ...(await this.extended(tx, duty, words)),
        '',
      );
    }
    return { subject, lines: [...lines.slice(0, -1), ...(first.urging.noteVi ? [words('urging.note', { note: first.urging.noteVi })] : [])] };
  }

  private async extended(tx: Transaction, duty: Obligation, words: Words): Promise<readonly string[]> {
    const [first, ruling] = [firstMoments(duty).strict, rulingMoments(duty).strict];
    if (first === null || ruling === null || first === ruling) return [];
    const n = await tx.manager.countBy(Extension, { obligationId: duty.id, state: 'granted' });
    return [words('urging.extended', { n, date: lastDayOf(ruling), first: lastDayOf(first) })];
  }

  private toChair(group: readonly SentRow[], units: ReadonlyMap<string, Unit>, words: Words): { subject: string; lines: string[] } {
    const lines = group.map(({ urging, duty }) => words('proposal.item', { unit: units.get(urging.unitId)?.nameVi ?? '', clause: duty.clauseNumber, title: duty.titleVi, count: urging.sequence - 1 }));
    const count = new Set(group.map(({ urging }) => urging.unitId)).size;
    return { subject: words('proposal.subject', { count }), lines: [words('proposal.intro', { count }), ...lines] };
  }
}

const appended = (groups: ReadonlyMap<string, SentRow[]>, key: string, row: SentRow): [string, SentRow[]] => [key, [...(groups.get(key) ?? []), row]];
