import type { FoldedText } from './folded-text';
import type { Mention } from './party-scan';

/** Bodies named one after the other, as far as commas and "và" join them. */
export interface PartyList {
  readonly start: number;
  readonly end: number;
  readonly members: readonly Mention[];
  /** Named in brackets after one of them: "Sở Tài nguyên và Môi trường (Văn phòng Đăng ký đất đai tỉnh)". */
  readonly inner: readonly Mention[];
}

const JOIN = /^(?:,? và |, | cùng với | cùng |,? ?- )(?:với |của |cho )?/;
const JOIN_OR_SEMICOLON = /^(?:,? và |; và |[,;] | cùng với | cùng | - |\. (?=-))(?:- ?)?/;

const MOST_MEMBERS = 150;

export class PartyIndex {
  private readonly byStart = new Map<number, number>();
  private readonly lists = new Map<number, PartyList | null>();

  constructor(
    private readonly text: FoldedText,
    readonly mentions: readonly Mention[],
  ) {
    mentions.forEach(({ start, head }, index) => {
      if (!this.byStart.has(start)) this.byStart.set(start, index);
      if (!this.byStart.has(head)) this.byStart.set(head, index);
    });
  }

  startsAt(place: number): boolean {
    return this.byStart.has(place);
  }

  /** The list that begins at this place. Semicolons join it only where nothing but names can stand. */
  listAt(place: number, semicolons = false, brackets = true): PartyList | null {
    const key = place * 4 + (semicolons ? 2 : 0) + (brackets ? 1 : 0);
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    const list = this.readList(place, semicolons, brackets);
    this.lists.set(key, list);
    return list;
  }

  private readList(place: number, semicolons: boolean, brackets: boolean): PartyList | null {
    let index = this.byStart.get(place);
    if (index === undefined) return null;
    const members: Mention[] = [];
    const inner: Mention[] = [];
    const join = semicolons ? JOIN_OR_SEMICOLON : JOIN;
    let end = place;
    for (;;) {
      const mention = this.mentions[index] as Mention;
      members.push(mention);
      end = brackets ? this.brackets(mention.end, inner) : mention.end;
      const gap = join.exec(this.text.lower.slice(end, end + 16))?.[0].length ?? 0;
      const next: number | undefined = gap === 0 ? undefined : this.byStart.get(end + gap);
      if (next === undefined || members.length >= MOST_MEMBERS) break;
      index = next;
    }
    return { start: place, end, members, inner };
  }

  /** Bodies in brackets right after a name; the place after the bracket. */
  private brackets(end: number, inner: Mention[]): number {
    const { lower } = this.text;
    if (lower[end] !== ' ' || lower[end + 1] !== '(' || !this.byStart.has(end + 2)) return end;
    const list = this.listAt(end + 2, true, false);
    if (!list || lower[list.end] !== ')') return end;
    inner.push(...list.members);
    return list.end + 1;
  }

  /** Every name inside a part of the text, in order. */
  within(start: number, end: number): readonly Mention[] {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle] as Mention).start < start) low = middle + 1;
      else high = middle;
    }
    const found: Mention[] = [];
    for (let at = low; at < this.mentions.length; at += 1) {
      const mention = this.mentions[at] as Mention;
      if (mention.start >= end) break;
      if (mention.end <= end) found.push(mention);
    }
    return found;
  }
}
