import type { FactRow } from '../../platform/facts/fact.entity';
import { formatInstant, type Translate } from '../../platform/i18n';
import type { ItemView, ReportView } from '../remediation';

export interface ReviewLetter {
  readonly subject: string;
  readonly lines: readonly string[];
}

type Fact = Pick<FactRow, 'type' | 'at' | 'details'>;
type Report = Pick<ReportView, 'code'>;
type Version = { readonly number: number; readonly items: readonly Pick<ItemView, 'position' | 'findingCode' | 'findingTitleVi' | 'decision' | 'decisionReason'>[] };

/** The result of one item that goes out at once; null for the last one: the letter on the whole review tells it. */
export function itemLetter({ at, details }: Fact, { code }: Report, { number, items }: Version, t: Translate): ReviewLetter | null {
  const item = items.find(({ findingCode }) => findingCode === details.finding);
  if (!item || details.last === true) return null;
  const n = item.position + 1;
  return {
    subject: t('mails:review.itemSubject', { code, number, n, decision: decisionOf(item, t) }),
    lines: [t('mails:review.one', { code, number, n, when: formatInstant(at) }), resultLine(item, t), ...dueLine(details, t, 'dueRunning')],
  };
}

/** The review is complete. Items whose result was told before are counted and not told again. */
export function reviewLetter({ type, at, details }: Fact, { code }: Report, { number, items }: Version, t: Translate): ReviewLetter {
  const outcome = type === 'report.accepted' ? 'accepted' : 'returned';
  const told = Array.isArray(details.told) ? (details.told as unknown[]) : [];
  const news = items.filter(({ position }) => !told.includes(position + 1));
  const returned = items.filter(({ decision }) => decision === 'returned');
  const intro = { code, number, when: formatInstant(at), count: returned.length };
  return {
    subject: t(`mails:review.${outcome}Subject`, { code, number }),
    lines: [
      ...(told.length > 0
        ? [t(`mails:review.${outcome}Whole`, intro), t('mails:review.told', { count: told.length }), ...news.map((item) => resultLine(item, t))]
        : [t(`mails:review.${outcome}`, intro), ...returned.map((item) => t('mails:review.item', { n: item.position + 1, title: item.findingTitleVi, reason: item.decisionReason ?? '' }))]),
      ...dueLine(details, t),
    ],
  };
}

type Item = Version['items'][number];

const decisionOf = ({ decision }: Item, t: Translate): string => t(`states:itemDecision.${decision ?? 'none'}`);

function resultLine(item: Item, t: Translate): string {
  const line = t('mails:review.result', { n: item.position + 1, title: item.findingTitleVi, decision: decisionOf(item, t) });
  return item.decisionReason ? `${line} ${t('mails:review.reason', { reason: item.decisionReason })}` : line;
}

function dueLine({ supplementDueOn: date }: Fact['details'], t: Translate, words: 'due' | 'dueRunning' = 'due'): string[] {
  return typeof date === 'string' ? [t(`mails:review.${words}`, { date })] : [];
}
