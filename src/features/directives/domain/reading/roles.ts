import type { FoldedText } from './folded-text';
import type { PartyIndex, PartyList } from './party-lists';
import type { Mention } from './party-scan';
import { demandWordsEnd } from './verbs';

/** Who bears a demand and with whom. `led`: the letter says that the one addressed leads. */
export interface Roles {
  readonly addressees: readonly Mention[];
  readonly coordinators: readonly Mention[];
  readonly led: boolean;
}

export const NOBODY: Roles = { addressees: [], coordinators: [], led: false };

const WITH = /(?:phối hợp|p\/h|kết hợp)(?: chặt chẽ| đồng bộ| thường xuyên| tốt| kịp thời| hiệu quả| tích cực)*(?:,? cùng với| với| cùng)? ?:? ?(?=\S)|(?<=chủ trì,? )(?:cùng|cùng với|với) /gu;
const LEADS = /^(?:[ ,:(–-]|tiếp tục |có trách nhiệm |là (?:cơ quan|đơn vị) |làm |thực hiện |chịu trách nhiệm )*(?:đầu mối,? )?(?:\p{L}+ ){0,1}chủ trì/u;
const LOOK = 80;

export class RoleReader {
  constructor(
    private readonly text: FoldedText,
    private readonly parties: PartyIndex,
    private readonly unlistedName: (at: number, end: number) => number | null,
  ) {}

  /** The roles of a demand that speaks to `subject` and goes on from `rest`; `before` are those of the demand before it. */
  read(subject: PartyList | null, rest: number, end: number, before: Roles): Roles {
    const found = this.coordination(rest, end);
    if (subject) {
      const coordinators = [...subject.inner, ...found.coordinators];
      return { addressees: subject.members, coordinators: unique(coordinators), led: found.led || (coordinators.length > 0 && subject.members.length === 1 && isOne(subject.members[0])) };
    }
    const leads = this.leadsInside(rest, end);
    if (leads) return { addressees: leads.members, coordinators: unique([...leads.inner, ...found.coordinators]), led: true };
    if (!found.led && found.coordinators.length === 0) return before;
    return { addressees: before.addressees, coordinators: unique(found.coordinators), led: found.led || (before.addressees.length === 1 && isOne(before.addressees[0])) };
  }

  private coordination(rest: number, end: number): { readonly led: boolean; readonly coordinators: readonly Mention[] } {
    const { lower } = this.text;
    const led = LEADS.test(lower.slice(rest, Math.min(end, rest + LOOK)));
    const coordinators: Mention[] = [];
    for (const match of lower.slice(rest, end).matchAll(WITH)) {
      if (!this.standsForItself(rest, rest + match.index)) continue;
      const at = rest + match.index + match[0].length;
      const list = this.parties.listAt(at, match[0].includes(':'));
      if (list && list.end <= end) coordinators.push(...list.members, ...list.inner, ...this.unlistedAfter(list.end, end));
      else if (/(?:với|cùng|:) $/.test(match[0]) || led) coordinators.push(...this.unlistedAt(at, end));
      break;
    }
    return { led, coordinators: coordinators.length === 0 && led ? this.joining(rest, end) : coordinators };
  }

  /** A name nobody listed, and those that follow it after a comma. */
  private unlistedAt(at: number, end: number): readonly Mention[] {
    const named = this.unlistedName(at, end);
    if (named === null) return [];
    return [{ start: at, end: named, group: null, name: this.text.lower.slice(at, named), types: [], province: false, head: at }, ...this.unlistedAfter(named, end)];
  }

  private unlistedAfter(from: number, end: number): readonly Mention[] {
    const found: Mention[] = [];
    for (let at = from; found.length < 20; ) {
      const gap = /^(?:, | và |, và )(?=\p{Lu})/u.exec(this.text.cased.slice(at, at + 6))?.[0].length ?? 0;
      if (gap === 0) break;
      const list = this.parties.listAt(at + gap);
      if (list) {
        if (list.end > end || demandWordsEnd(this.text.lower, list.end + 1) >= 0) found.push(...(list.end > end ? [] : list.members));
        break;
      }
      const named = this.unlistedName(at + gap, end);
      if (named === null) break;
      found.push({ start: at + gap, end: named, group: null, name: this.text.lower.slice(at + gap, named), types: [], province: false, head: at + gap });
      at = named;
    }
    return found;
  }

  /** "X chủ trì, Y phối hợp …" */
  private joining(rest: number, end: number): readonly Mention[] {
    const { lower } = this.text;
    const leads = lower.slice(rest, Math.min(end, rest + LOOK)).indexOf('chủ trì');
    const gap = leads < 0 ? null : /^chủ trì(?:[,;] (?:các đơn vị phối hợp: )?| và )/.exec(lower.slice(rest + leads, rest + leads + 40));
    const list = gap ? this.parties.listAt(rest + leads + gap[0].length) : null;
    return list && list.end <= end && /^ (?:cùng )?phối hợp(?! với)/.test(lower.slice(list.end, list.end + 20)) ? list.members : [];
  }

  /** "chủ trì, phối hợp với", "phối hợp chặt chẽ với": not what others are told to do ("hướng dẫn các huyện phối hợp với …"). */
  private standsForItself(rest: number, at: number): boolean {
    const between = this.text.lower.slice(Math.max(rest, at - LOOK), at);
    return at - rest <= 3 || /[,;:(.] (?:\p{L}+ ){0,2}$|chủ trì,? (?:và )?$|(?:trách nhiệm|chủ động|tích cực|thường xuyên|tiếp tục|cơ quan|đơn vị|kịp thời|và) $/u.test(between);
  }

  /** "… do Sở X chủ trì", "(Sở X chủ trì, phối hợp với Y)". */
  private leadsInside(rest: number, end: number): PartyList | null {
    const { lower } = this.text;
    for (const mention of this.parties.within(rest, Math.min(end, rest + 2_000)).slice(0, 40)) {
      const list = this.parties.listAt(mention.start, false, false);
      if (!list || !/^ (?:là (?:cơ quan|đơn vị) )?chủ trì/.test(lower.slice(list.end, list.end + 26))) continue;
      if (/(?:do|giao|[(,;:.]) $/u.test(lower.slice(Math.max(rest, mention.start - 6), mention.start)) || demandWordsEnd(lower, rest) < 0) return list;
    }
    return null;
  }
}

export const isOne = (mention: Mention | undefined): boolean => mention !== undefined && mention.group === null && mention.name !== null;

function unique(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<number>();
  return mentions.filter(({ start }) => !seen.has(start) && seen.add(start));
}
