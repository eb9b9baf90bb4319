export { I18n, LOCALES, FALLBACK_LOCALE, type I18nOptions, type Translate, type TranslateParams } from './i18n';
export {
  EMPTY,
  formatDate,
  formatDateRange,
  formatFileSize,
  formatInstant,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatScore,
  parseTypedNumber,
  weekdayName,
  type DateStyle,
  type NumberOptions,
} from './format';
