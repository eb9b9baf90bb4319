import type { KnownUnit } from './proposal';
import type { Mention } from './party-scan';
import { plainAbbreviation, plainName } from './party-names';

/** Looks a printed name up in the register. Only one unit of that name is an answer: two are nobody's. */
export class KnownNames {
  private readonly byName = new Map<string, Set<string>>();
  private readonly byShort = new Map<string, Set<string>>();

  constructor(units: readonly KnownUnit[]) {
    const add = (map: Map<string, Set<string>>, key: string, code: string): void => {
      if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(code));
    };
    for (const { code, nameVi, abbreviation, committeeNameVi, level } of units) {
      const key = `${level}:${code}`;
      add(this.byName, plainName(nameVi.normalize('NFC').toLowerCase()), key);
      if (committeeNameVi) add(this.byName, plainName(committeeNameVi.normalize('NFC').toLowerCase()), key);
      // The short form of a place is its bare name to some ("H. Cao Lãnh"): it is read through `plainName`, never bare.
      if (abbreviation && !/[\s.]\s*\p{L}+\s/u.test(abbreviation)) add(this.byShort, plainAbbreviation(abbreviation.normalize('NFC')), key);
      if (level === 'department') add(this.byShort, plainAbbreviation(code), key);
      if (level === 'province') add(this.byName, 'tỉnh', key);
    }
  }

  codeOf({ name, types, group, province }: Mention): string | null {
    if (group !== null || name === null) return null;
    if (province && name !== 'tỉnh') return null;
    const names = types.length === 0 ? [plainName(name)] : types.map((type) => plainName(`${type.replace(/^tp\.?$/, 'thành phố').replace(/^tx\.?$/, 'thị xã')} ${name}`));
    const found = new Set(names.flatMap((one) => this.codes(one)));
    return found.size === 1 ? ([...found][0] as string).replace(/^[^:]*:/, '') : null;
  }

  private codes(name: string): readonly string[] {
    const exact = this.byName.get(name) ?? this.byName.get(`${name} tỉnh`) ?? this.byName.get(name.replace(/ tỉnh(?: \p{L}+){0,3}$/u, ''));
    if (exact) return [...exact];
    return name.includes(' ') && !/^s\p{L}? ?/u.test(name) ? [] : [...(this.byShort.get(plainAbbreviation(name)) ?? [])];
  }
}
