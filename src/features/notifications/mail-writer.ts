import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { isoOf } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { lookUp } from '../../kernel/look-up';
import { Settings } from '../../platform/config/settings';
import type { FactRow } from '../../platform/facts/fact.entity';
import { formatInstant, I18n } from '../../platform/i18n';
import type { NewMail } from '../../platform/mail/outgoing-mail.store';
import { AccountStore, type Account } from '../identity';
import { ObligationQueries, type Lateness } from '../obligations';
import { ReceiptFactsQuery, RemediationQueries, type ReceiptFacts } from '../remediation';
import { itemLetter, reviewLetter } from './review-letter';

type MailKind = 'receipt' | 'review' | 'extension';

const KINDS: Readonly<Record<string, MailKind>> = {
  'report.submitted': 'receipt',
  'report.recordedOnBehalf': 'receipt',
  'report.itemReleased': 'review',
  'report.returned': 'review',
  'report.accepted': 'review',
  'extension.granted': 'extension',
  'extension.refused': 'extension',
};

export const mailKindOf = (factType: string): MailKind | null => lookUp(KINDS, factType) ?? null;

interface Letter {
  readonly subjectCode: string;
  readonly subjectVi: string;
  readonly lines: readonly string[];
}

type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** Words of the mails, in Vietnamese as everything that goes out. Only what the addressed post may see; a link and no file. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly accounts: AccountStore,
    private readonly receipts: ReceiptFactsQuery,
    private readonly reports: RemediationQueries,
    private readonly obligations: ObligationQueries,
    private readonly i18n: I18n,
    private readonly settings: Settings,
  ) {}

  /** Null when the post is gone, or what the fact tells of is not its to see. The same fact and post always give the same Message-ID. */
  async write(fact: FactRow, account: Account): Promise<NewMail | null> {
    const kind = mailKindOf(fact.type);
    const actor = await this.accounts.actorOf(account.id);
    if (!kind || !actor || !account.email) return null;
    const letter = await this.letter(kind, fact, actor);
    if (!letter) return null;
    const words = this.words;
    const body = [words('greeting', { post: actor.postTitle, unit: actor.unitName }), '', ...letter.lines, '', words('signature', { app: this.settings.appNameVi, province: this.settings.provinceNameVi }), words('automatic')];
    return {
      kind,
      subjectCode: letter.subjectCode,
      accountId: account.id,
      toAddress: account.email,
      toTitle: `${actor.postTitle}, ${actor.unitName}`,
      subjectVi: letter.subjectVi,
      bodyVi: body.join('\n'),
      messageId: `<fact-${fact.seq}-${account.id}@${new URL(this.settings.appUrl).hostname}>`,
    };
  }

  private get words(): Words {
    const t = this.i18n.t('vi');
    return (key, params = {}) => t(`mails:${key}`, params);
  }

  private async letter(kind: MailKind, fact: FactRow, actor: Actor): Promise<Letter | null> {
    try {
      if (kind === 'receipt') return this.receipt(await this.receipts.of(actor, fact.subjectCode, Number(fact.details.version)));
      if (kind === 'extension') return await this.extension(fact, actor);
      return await this.review(fact, actor);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }

  private receipt(facts: ReceiptFacts): Letter {
    const words = this.words;
    const { receiptNumber, reportCode, number, submittedAt, due, lateness, onBehalf, files, fact } = facts;
    const reading = (name: 'strict' | 'lenient'): string => words(`receipt.${name}`, { result: result(lateness[name], words), lastDay: due?.[name] });
    return {
      subjectCode: receiptNumber,
      subjectVi: words('receipt.subject', { receipt: receiptNumber, unit: facts.unitName }),
      lines: [
        words('receipt.intro', { unit: facts.unitName }),
        '',
        words('receipt.number', { receipt: receiptNumber }),
        words('receipt.report', { code: reportCode, number }),
        words(onBehalf ? 'receipt.arrivedAt' : 'receipt.at', { when: formatInstant(submittedAt), iso: isoOf(submittedAt) }),
        ...(onBehalf ? [words('receipt.onBehalf', { channel: words(`channels.${onBehalf.channel}`), who: onBehalf.enteredBy, when: formatInstant(onBehalf.enteredAt) })] : []),
        ...(facts.document.number ? [words('receipt.document', { number: facts.document.number, date: facts.document.date })] : []),
        ...(due
          ? [words('receipt.rule', { wording: facts.dueWording ?? '', when: formatInstant(due.tooLateAt) }), ...(due.extension ? [words('receipt.extension', { n: due.extension.time, date: due.extension.until, first: due.firstDay })] : []), reading('strict'), reading('lenient'), ...(submittedAt > facts.firstSubmittedAt && facts.decidedBy === 'firstSubmission' ? [words('receipt.first', { when: formatInstant(facts.firstSubmittedAt) })] : [])]
          : [words('receipt.noDue')]),
        ...(facts.supplement ? [words('receipt.supplement', { result: result(facts.supplement.lateness, words), lastDay: facts.supplement.dueOn })] : []),
        ...(fact ? [words('receipt.chain', { seq: fact.seq, hash: fact.hash })] : []),
        '',
        words('receipt.files', { count: files.length }),
        ...files.map((file, index) => words('receipt.file', { n: index + 1, name: file.name, size: file.size, sha256: file.sha256 })),
        '',
        words('link', { url: this.link(`/reports/${reportCode}/receipt?version=${number}`) }),
      ],
    };
  }

  private async review(fact: FactRow, actor: Actor): Promise<Letter | null> {
    const report = await this.reports.byCode(actor, fact.subjectCode);
    const version = report.versions.find(({ number }) => number === Number(fact.details.version));
    if (!version) throw new NotFoundError();
    const said = fact.type === 'report.itemReleased' ? itemLetter(fact, report, version, this.i18n.t('vi')) : reviewLetter(fact, report, version, this.i18n.t('vi'));
    if (!said) return null;
    return { subjectCode: version.receiptNumber ?? report.code, subjectVi: said.subject, lines: [...said.lines, '', this.words('link', { url: this.link(`/reports/${report.code}`) })] };
  }

  private async extension(fact: FactRow, actor: Actor): Promise<Letter> {
    const words = this.words;
    const [code = '', sequence = ''] = fact.subjectCode.split('/');
    const duty = await this.obligations.byCode(actor, code);
    const extension = duty.extensions.find((one) => String(one.sequence) === sequence);
    if (!extension || extension.decidedAt === null) throw new NotFoundError();
    const granted = extension.state === 'granted';
    return {
      subjectCode: fact.subjectCode,
      subjectVi: words(granted ? 'extension.grantedSubject' : 'extension.refusedSubject', { clause: duty.clauseNumber }),
      lines: [
        words('extension.intro', { clause: duty.clauseNumber, title: duty.titleVi, when: formatInstant(extension.decidedAt), who: extension.decidedByTitle ?? '' }),
        ...(granted ? [words('extension.granted', { n: extension.time, date: extension.grantedOn }), words('extension.first', { first: duty.first?.lastDay ?? extension.presentLastDay })] : [words('extension.refused', { date: duty.lastDay })]),
        ...(extension.noteVi ? [words('extension.note', { note: extension.noteVi })] : []),
        ...(extension.decisionNumber ? [words('extension.letter', { number: extension.decisionNumber, date: extension.decisionOn })] : []),
        '',
        words('link', { url: this.link(`/obligations/${code}/extension`) }),
      ],
    };
  }

  private link(path: string): string {
    return new URL(path, this.settings.appUrl).toString();
  }
}

function result({ kind, days }: Lateness, words: Words): string {
  return kind === 'late' || kind === 'missing' ? words('late', { count: days }) : words('onTime');
}
