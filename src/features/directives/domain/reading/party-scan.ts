import type { PartyGroup } from '../party-groups';
import type { FoldedText } from './folded-text';
import { BODY_NAME, DEPARTMENT_NAME, isShortDepartment } from './party-names';
import { demandWordsEnd } from './verbs';

/** A body or a group of bodies where the letter names it, in places of the folded copy. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly group: PartyGroup | null;
  /** One body by name; null for a group and for words like "các cơ quan, đơn vị". */
  readonly name: string | null;
  /** Type words of the head of a list ("các huyện: Cao Lãnh, …") for a name that has none of its own. */
  readonly types: readonly string[];
  /** UBND tỉnh, Chủ tịch UBND tỉnh: who orders, mostly. */
  readonly province: boolean;
  /** Where the list of names begins whose first this is ("các huyện: "); else its own start. */
  readonly head: number;
}

const E = '(?![\\p{L}\\p{N}])';
const sticky = (source: string): RegExp => new RegExp(`(?:${source})`, 'uy');
const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

const ANCHOR = new RegExp(
  `(?<![\\p{L}\\p{N}&])(?:các|tất cả|toàn thể|những|sở|ban|bộ|cơ quan|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|chánh|trưởng|cục|chi cục|chi nhánh|tổng|đồng chí|đ/c|người|lãnh đạo|ubnd|ủy ban|ubmttq|văn phòng|vp|vpubnd|vpđkđđ|thanh tra|công an|bảo hiểm|bhxh|kho bạc|kbnn|ngân hàng|bưu điện|viễn thông|vnpt|trung tâm|ttpvhcc|tthcc|tttt|báo|đài|trường|học viện|mặt trận|liên đoàn|hội|tỉnh|thành|huyện|thị|xã|phường|quận|đặc khu|tp|tx|đoàn|tòa|viện|hiệp hội|phòng|tổ|hđnd|đảng ủy|thường trực|bqlkkt|bql|điện lực|công ty|thuế|thống kê|hiệu trưởng|bộ phận|cấp|snv|stp|stc|skh[đ&\\-]|sct|snn|stnmt|stn|sgtvt|sxd|stt|skhcn|slđ|svh|sgd|syt|sngv|sdl|sdttg|ttt|địa phương|đơn vị)`,
  'gu',
);

const TITLE = sticky(
  `(?:(?:các )?(?:đồng chí|đ/c) )?(?:giám đốc \\(thủ trưởng\\)|thủ trưởng|giám đốc,? thủ trưởng|phó giám đốc|tổng giám đốc|giám đốc|phó chủ tịch|chủ tịch|chánh(?= văn phòng| thanh tra| án| vp)|trưởng(?= ban| phòng| các| đài| đoàn)|chi cục trưởng|cục trưởng|viện trưởng|hiệu trưởng|tổng biên tập|chỉ huy trưởng|người đứng đầu|lãnh đạo|bí thư)${E} `,
);
const OF = sticky(`(?: (?:của |thuộc |trực thuộc |cấp )?(?:ubnd |ủy ban nhân dân )?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)${E}| chuyên môn(?: thuộc (?:ubnd |ủy ban nhân dân )?(?:tỉnh|thành phố|huyện))?| trực thuộc| địa phương)`);
const PARTED = '(?:, và |, | và | - |-|/|; )';
const DEPARTMENTS = sticky(`(?:tất cả )?(?:các )?sở(?:${PARTED}(?:các )?(?:ban ngành|ban|ngành|đoàn thể|hội đoàn thể|cơ quan ngang sở|hội|tổ chức chính trị - xã hội|mặt trận|đơn vị sự nghiệp|cơ quan chuyên môn)${E})+|(?:tất cả )?các sở(?! [\\p{Lu}])${E}(?!:)|(?:các )?ban, ngành${E}|các ban ngành${E}|các ngành${E}|các cơ quan chuyên môn${E}`);
const MIXED_TAIL = sticky(`${PARTED}(?:các )?(?:địa phương|đơn vị(?! sự nghiệp)|cơ quan(?! chuyên môn))${E}`);
const GENERAL = sticky(`(?:các cấp, )(?:các )?ngành${E}|(?:tất cả )?(?:các )(?:cơ quan|đơn vị|địa phương|tổ chức(?: chính trị ?- ?xã hội)?|phòng|ban|chi cục|trường|doanh nghiệp|hội|đoàn thể|bệnh viện|sở)${E}(?:${PARTED}(?:các )?(?:cơ quan|đơn vị|địa phương|tổ chức|phòng|ban|ngành|đoàn thể|doanh nghiệp|cá nhân)${E})*(?: chuyên môn| sự nghiệp(?: công lập)?| hành chính| nhà nước)*`);
const QUALIFIED = sticky(` ?\\([^()]{0,40}kiểm tra[^()]{0,20}\\)| (?:chưa |không |đã )?(?:được|thuộc diện) (?:kiểm tra|thanh tra)(?: kỳ này| đợt này)?${E}| khác(?: có liên quan| liên quan)?${E}| còn lại${E}| có tên(?: trên| nêu trên)?${E}| (?:có )?liên quan${E}| nêu trên${E}| được phân công(?: chủ trì)?${E}| được giao(?: chủ trì)?${E}| có sai sót${E}| trên địa bàn(?: tỉnh| thành phố| huyện)?${E}`);

const COMMITTEE = '(?:ubnd|ủy ban nhân dân|hđnd và ubnd|hđnd, ubnd|đảng ủy, ubnd)';
const PLACE = '(?:thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|xã|thành|thị|tp\\.?|tx\\.?)';
const PLACES = `${PLACE}${E}(?:(?:, và |, | và | )${PLACE}${E})*`;
const COMMITTEE_LEVEL = sticky(`${COMMITTEE} (?:các )?cấp (huyện|xã)${E}`);
const COMMITTEE_PLACES = sticky(`${COMMITTEE} (các |\\d{1,3} )?(${PLACES})`);
const BARE_PLACES = sticky(`các (${PLACES})`);
const ONE_PLACE = sticky(`(${PLACE}) `);
const COMMITTEE_ONLY = sticky(`${COMMITTEE} tỉnh${E}`);
const DEPARTMENT = sticky('(?:các )?sở:? ?');
const NAMED_HEAD = sticky(`(?:văn phòng|thanh tra|ban|cục|chi cục|chi nhánh|trung tâm|báo(?! cáo)|đài|trường|học viện|hội|đoàn|viện|phòng|tổ|công ty|điện lực|vnpt|viễn thông|bưu điện|ngân hàng|hiệp hội|bộ|công an|bệnh viện|quỹ|sở|tỉnh đoàn)${E} `);
const LEVEL_ONLY = sticky(`cấp (huyện|xã)${E}`);
const NAME_OF = sticky(` (?:tỉnh|thành phố|huyện|quận|thị xã)${E}`);

const groupOfPlaces = (places: string): PartyGroup => (/xã(?<!thị xã)|phường|thị trấn|đặc khu/.test(places.replace(/thị xã/g, 'tx')) && !/huyện|quận/.test(places) ? 'communes' : 'districts');

/** "(chưa được kiểm tra)" says which half of the districts is meant. */
function narrowed(group: PartyGroup | null, qualifier: string): PartyGroup | null {
  if (group !== 'districts' || !/kiểm tra/.test(qualifier)) return group !== 'departments' && group !== 'communes' ? group : /kiểm tra|còn lại|khác|liên quan|được phân công|được giao|sai sót/.test(qualifier) ? null : group;
  return /chưa|không/.test(qualifier) ? 'uninspectedDistricts' : 'inspectedDistricts';
}

class Scanner {
  readonly found: Mention[] = [];
  constructor(private readonly text: FoldedText) {}

  run(): Mention[] {
    const { lower } = this.text;
    ANCHOR.lastIndex = 0;
    for (let anchor = ANCHOR.exec(lower); anchor; anchor = ANCHOR.exec(lower)) {
      const next = this.readAt(anchor.index);
      ANCHOR.lastIndex = Math.max(next, anchor.index + 1);
    }
    return this.found;
  }

  private add(start: number, end: number, group: PartyGroup | null, name: string | null = null, types: readonly string[] = [], province = false, head = start): number {
    const { lower } = this.text;
    let to = end;
    for (let turn = 0; turn < 2; turn += 1) {
      const next = after(QUALIFIED, lower, to);
      if (next > to) to = next;
    }
    const qualifier = lower.slice(end, to);
    const rest = /còn lại|khác|liên quan|được phân công|được giao|sai sót|có tên|nêu trên/.test(qualifier);
    this.found.push({ start, end: to, group: rest ? null : narrowed(group, qualifier), name, types, province, head });
    return to;
  }

  private readAt(start: number): number {
    const { lower } = this.text;
    const titled = after(TITLE, lower, start);
    const at = titled < 0 ? start : titled;
    return this.groups(start, at, titled >= 0) ?? this.committees(start, at) ?? this.departments(start, at) ?? this.named(start, at) ?? start;
  }

  private groups(start: number, at: number, titled: boolean): number | null {
    const { lower } = this.text;
    const end = after(DEPARTMENTS, lower, at);
    // "sở" alone is a group only with "các" or a title; "các sở: Nội vụ, …" and "các Sở Xây dựng" are lists of names.
    if (end >= 0 && !(lower.startsWith('các sở', at) && end === at + 6 && this.isListOfNames(end))) {
      const mixed = after(MIXED_TAIL, lower, end);
      const tail = after(OF, lower, mixed >= 0 ? mixed : end);
      return this.add(start, tail >= 0 ? tail : mixed >= 0 ? mixed : end, mixed >= 0 ? null : 'departments');
    }
    if (titled && /^sở(?![\p{L}])(?! \p{L}+)/u.test(lower.slice(at, at + 12))) return this.add(start, at + 2, 'departments');
    const general = after(GENERAL, lower, at);
    if (general >= 0 && !this.isListOfNames(general)) {
      const tail = after(OF, lower, general);
      return this.add(start, tail >= 0 ? tail : general, null);
    }
    return null;
  }

  private isListOfNames(end: number): boolean {
    const { cased } = this.text;
    return /^:? \p{Lu}/u.test(cased.slice(end, end + 3));
  }

  private committees(start: number, at: number): number | null {
    const { lower } = this.text;
    const level = after(COMMITTEE_LEVEL, lower, at);
    if (level >= 0) return this.levels(this.add(start, level, lower.slice(at, level).endsWith('xã') ? 'communes' : 'districts'));
    if (after(COMMITTEE_ONLY, lower, at) >= 0) {
      const end = after(COMMITTEE_ONLY, lower, at);
      return this.add(start, this.properName(end, start) ?? end, null, 'tỉnh', [], true);
    }
    COMMITTEE_PLACES.lastIndex = at;
    const places = COMMITTEE_PLACES.exec(lower);
    if (places) return this.placesAt(start, COMMITTEE_PLACES.lastIndex, places[2] ?? '', places[1] !== undefined);
    BARE_PLACES.lastIndex = at;
    const bare = BARE_PLACES.exec(lower);
    if (bare) return this.placesAt(start, BARE_PLACES.lastIndex, bare[1] ?? '', true);
    ONE_PLACE.lastIndex = at;
    const one = ONE_PLACE.exec(lower);
    if (one) {
      const end = this.properName(ONE_PLACE.lastIndex - 1, start);
      return end === null ? null : this.add(start, end, null, lower.slice(at, end));
    }
    return null;
  }

  /** After "UBND cấp huyện": ", cấp xã". */
  private levels(end: number): number {
    const { lower } = this.text;
    const gap = /^(?:, | và |, và )/.exec(lower.slice(end, end + 6))?.[0].length ?? 0;
    const next = gap === 0 ? -1 : after(LEVEL_ONLY, lower, end + gap);
    return next < 0 ? end : this.add(end + gap, next, lower.slice(end + gap, next).endsWith('xã') ? 'communes' : 'districts');
  }

  private placesAt(start: number, end: number, places: string, plural: boolean): number | null {
    const { lower } = this.text;
    const types = places.split(/, và |, | và | (?!xã|phố|trấn|khu)/).map((one) => one.trim()).filter((one) => one !== '');
    const single = types.length === 1 && !plural;
    if (single) {
      const named = this.properName(end, start);
      if (named !== null) return this.add(start, named, null, `${types[0]} ${lower.slice(end + 1, named)}`);
      if (/^(?:thành phố|tp\.?)$/.test(types[0] ?? '')) return this.add(start, end, null, 'thành phố', [], true);
      return this.add(start, end, null, types[0] ?? null, [], /^(?:huyện|quận|thị xã)$/.test(types[0] ?? ''));
    }
    const city = types.length > 1 && /^(?:thành phố|thị xã|tp\.?|tx\.?)$/.test(types.at(-1) ?? '') ? lower.lastIndexOf(`, ${types.at(-1) ?? ''}`, end) : -1;
    if (city > start && /^ \p{Lu}/u.test(this.text.cased.slice(end, end + 2))) {
      // "UBND các huyện, thành phố Đà Lạt và Bảo Lộc": all districts of one kind, which is no group of ours, and the cities by name.
      this.add(start, city, null);
      return this.listedNames(end + 1, types.slice(-1), city + 2) ?? city;
    }
    const colon = lower[end] === ':' ? 1 : 0;
    if (/^ \p{Lu}/u.test(this.text.cased.slice(end + colon, end + colon + 2))) {
      const listed = this.listedNames(end + colon + 1, types, start);
      if (listed !== null) return listed;
    }
    return this.add(start, end, groupOfPlaces(places));
  }

  /** "các huyện: Cao Lãnh, Thanh Bình và Tân Hồng": each name by itself, with the type word of the head. */
  private listedNames(at: number, types: readonly string[], head: number): number | null {
    const { cased, lower } = this.text;
    const names: (readonly [number, number])[] = [];
    let from = at;
    for (;;) {
      const to = this.properName(from - 1, from);
      if (to === null || after(TITLE, lower, from) >= 0 || /^(?:sở|ubnd|ban|văn phòng|thủ trưởng|chủ tịch)(?![\p{L}])/u.test(lower.slice(from, to))) break;
      names.push([from, to]);
      const gap = /^(?:, và |, | và )(?=\p{Lu}|\d)/u.exec(cased.slice(to, to + 7))?.[0].length ?? 0;
      if (gap === 0) break;
      from = to + gap;
    }
    if (names.length === 0) return null;
    let end = at;
    names.forEach(([start, to], index) => (end = this.add(start, to, null, lower.slice(start, to), types, false, index === 0 ? head : start)));
    return end;
  }

  /** Words with a capital (or a number: "phường 11") after the space at `space`; null when there are none. */
  private properName(space: number, _start: number): number | null {
    const match = /^(?: \p{Lu}[\p{L}'’]*| \d{1,2}(?![\p{L}\p{N}/]))(?:[ -]\p{Lu}[\p{L}'’]*)*/u.exec(this.text.cased.slice(space, space + 60));
    return match ? space + match[0].length : null;
  }

  private departments(start: number, at: number): number | null {
    const { cased, lower } = this.text;
    const head = after(DEPARTMENT, lower, at);
    if (head < 0) return this.shortDepartment(start, at);
    const end = this.departmentName(head);
    if (end === null) return null;
    const listed = lower.startsWith('các', at) || lower.startsWith('sở:', at);
    // "các Sở Xây dựng, Tài chính": the first name stands with its "Sở".
    const own = !listed ? start : lower.startsWith('các sở ', at) ? at + 4 : head;
    let last = this.add(own, end, null, `sở ${lower.slice(head, end)}`, [], false, start);
    for (;;) {
      const gap = /^(?:, và |, | và |; )/.exec(lower.slice(last, last + 5))?.[0].length ?? 0;
      if (gap === 0 || !/\p{Lu}/u.test(cased[last + gap] ?? '')) return last;
      const next = after(DEPARTMENT_NAME, lower, last + gap);
      if (next < 0) return last;
      last = this.add(last + gap, next, null, `sở ${lower.slice(last + gap, next)}`);
    }
  }

  /** The name after "Sở": one of the national list, an abbreviation, or words that begin with a capital. */
  private departmentName(at: number): number | null {
    const { cased, lower } = this.text;
    if (!/\p{Lu}/u.test(cased[at] ?? '')) return null;
    const national = after(DEPARTMENT_NAME, lower, at);
    if (national >= 0) return national;
    const short = /^[A-ZĐ]{1,6}(?: ?[&-] ?[A-ZĐ]{1,6}|, ?[A-ZĐ]{2,4}(?=&))*(?!\p{Ll})/u.exec(cased.slice(at, at + 24));
    return short ? at + short[0].length : this.nameEnd(at);
  }

  private shortDepartment(start: number, at: number): number | null {
    const short = /^[A-ZĐ][A-ZĐa-z&\-.]{1,10}(?![\p{L}\p{N}])/u.exec(this.text.cased.slice(at, at + 14))?.[0].replace(/[.\-&]+$/, '');
    return short && /^[ST]/.test(short) && isShortDepartment(short) ? this.add(start, at + short.length, null, short.toLowerCase()) : null;
  }

  private named(start: number, at: number): number | null {
    const { cased, lower } = this.text;
    const known = after(BODY_NAME, lower, at);
    // A body begins with a capital, at least in its second word ("văn phòng UBND tỉnh").
    if (known >= 0 && /\p{Lu}/u.test(cased.slice(at, known))) {
      const of = after(NAME_OF, lower, known);
      if (/^thanh tra$/.test(lower.slice(at, known)) && of < 0 && !/^ \p{Lu}/u.test(cased.slice(known, known + 2))) return null;
      const proper = this.properName(of >= 0 ? of : known, start);
      const end = proper ?? (of >= 0 ? of : known);
      return this.add(start, end, null, lower.slice(at, end));
    }
    const head = after(NAMED_HEAD, lower, at);
    // A heading in capitals ("TỔ CHỨC THỰC HIỆN") is no body's name.
    if (head < 0 || !/\p{Lu}/u.test(cased[head] ?? '') || (/\p{Lu}{2}/u.test(cased.slice(at, at + 2)) && !/^vnpt/.test(lower.slice(at, at + 4)))) return null;
    const end = this.nameEnd(head);
    return end === null ? null : this.add(start, end, null, lower.slice(at, end));
  }

  /** A name nobody listed: from its capital over small words, until a verb, a stop or punctuation. */
  private nameEnd(at: number): number | null {
    const { cased, lower } = this.text;
    let end = at;
    for (let count = 0; count < 9; count += 1) {
      const from = count === 0 ? end : end + 1;
      const word = /^[\p{L}\p{N}&]+(?:[-/][\p{L}\p{N}]+)*/u.exec(cased.slice(from, from + 24))?.[0];
      if (!word) break;
      const capital = /^\p{Lu}/u.test(word);
      const joins = /^(?:và|-)$/.test(word);
      if (joins && !/^(?:và|-) \p{Lu}/u.test(cased.slice(from, from + 8))) break;
      if (count > 0 && !capital && !joins && (STOP.test(word) || demandWordsEnd(lower, from) >= 0)) break;
      end = from + word.length;
      if (/^(?:tỉnh|huyện)$/.test(word)) break;
      if (cased[end] !== ' ') break;
    }
    return end > at ? end : null;
  }
}

const STOP = /^(?:với|trong|trước|để|về|theo|cùng|tại|là|do|khi|đã|được|sẽ|sau|từ|đến|có|của|cho|qua|này|trên|nhằm|nếu|bằng|vào|và|tổ)$/;

export function scanParties(text: FoldedText): readonly Mention[] {
  return new Scanner(text).run();
}
