import { Injectable } from '@nestjs/common';
import type { Locale } from '../../kernel/actor';
import { I18n } from '../../platform/i18n';
import type { MissingItem } from './domain/missing';

const MOST_NAMED = 3;

/** What is missing, said in words; titles stay as they were written. */
@Injectable()
export class MissingWords {
  constructor(private readonly i18n: I18n) {}

  /** Without the duty's own output, which is named beside it. */
  lines(items: readonly MissingItem[], locale: Locale): readonly string[] {
    return this.say(items, locale);
  }

  /** For a call: what is many is counted. */
  short(items: readonly MissingItem[], locale: Locale): readonly string[] {
    const findings = items.filter(({ kind }) => kind === 'finding');
    return findings.length <= MOST_NAMED ? this.say(items, locale) : [this.i18n.t(locale)('urgings:lacks.findings', { count: findings.length }), ...this.say(items.filter(({ kind }) => kind !== 'finding'), locale)];
  }

  private say(items: readonly MissingItem[], locale: Locale): readonly string[] {
    const t = this.i18n.t(locale);
    return items.filter(({ kind }) => kind !== 'report' && kind !== 'output').map(({ kind, code, text }) => t(`urgings:lacks.${kind}`, { code: code ?? '', text }));
  }
}
