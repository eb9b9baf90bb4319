import type { RecordedForUnit } from '../../features/remediation';
import type { Translate } from '../../platform/i18n';

/** What Home Affairs recorded for the unit, as one cell of a workbook. */
export function recordedWords(list: readonly RecordedForUnit[], t: Translate): string {
  return list.map(({ number, channel }) => t('reports:behalf.short', { n: number, channel: t(`reports:behalf.by.${channel}`) })).join('; ');
}
