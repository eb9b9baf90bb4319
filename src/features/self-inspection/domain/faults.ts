import { foldForSearch } from '../../../kernel/vietnamese-text';

/** An issued finding, as far as a unit elsewhere needs it to look at itself. */
export interface FoundElsewhere {
  readonly unitId: string;
  readonly topic: string | null;
  /** Stays the same over versions of the checklist, unlike its number. */
  readonly criterionKey: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
}

/** One fault to look for: the findings of one subject group under one criterion, wherever they were found. */
export interface Fault {
  readonly key: string;
  readonly topic: string | null;
  readonly criterionKey: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly unitIds: readonly string[];
}

export const faultKey = (topic: string | null, criterionKey: string): string => `${topic ?? 'khac'}:${criterionKey}`;

const together = (titles: readonly string[]): string => [...new Set(titles)].join('; ');

/** Faults found at other units, those of one subject group one after another, in the order in which the groups were first met. */
export function faultsElsewhere(found: readonly FoundElsewhere[], ownUnitId: string | null): readonly Fault[] {
  const others = found.filter(({ unitId }) => unitId !== ownUnitId);
  const topics = [...new Set(others.map(({ topic }) => topic))];
  return topics.flatMap((topic) => {
    const ofTopic = others.filter((one) => one.topic === topic);
    return [...new Set(ofTopic.map(({ criterionKey }) => criterionKey))].map((criterionKey) => {
      const same = ofTopic.filter((one) => one.criterionKey === criterionKey);
      return {
        key: faultKey(topic, criterionKey),
        topic,
        criterionKey,
        titleVi: together(same.map(({ titleVi }) => titleVi)),
        titleEn: together(same.map(({ titleVi, titleEn }) => titleEn ?? titleVi)),
        unitIds: [...new Set(same.map(({ unitId }) => unitId))],
      };
    });
  });
}

/** `UBND huyện Cao Lãnh`, `huyện Cao Lãnh` and `Cao Lãnh` are one name. */
const KIND_OF_UNIT = /^(?:ubnd\s+)?(?:huyện|thị xã|thành phố|thị trấn|xã|phường|quận|district of|city of|town of)\s+/iu;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text without the names of these units, so that a title tells the fault and not whose it was. */
export function withoutNames(text: string, names: readonly string[], instead: string): string {
  const bare = [...new Set(names.map((name) => name.normalize('NFC').trim().replace(KIND_OF_UNIT, '').trim()).filter((name) => foldForSearch(name).length > 2))];
  return bare
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(new RegExp(`(?<!\\p{L})(?:UBND\\s+)?(?:(?:huyện|thị xã|thành phố|xã|phường|district|city|town)\\s+)?${escaped(name)}(?:\\s+(?:district|city|town))?(?!\\p{L})`, 'giu'), instead), text.normalize('NFC'));
}
