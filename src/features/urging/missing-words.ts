import { Injectable } from '@nestjs/common';
import type { Locale } from '../../kernel/actor';
import { I18n } from '../../platform/i18n';
import type { MissingItem } from './domain/missing';

/** What is missing, said in words; titles stay as they were written. */
@Injectable()
export class MissingWords {
  constructor(private readonly i18n: I18n) {}

  /** Without the duty's own output, which is named beside it. */
  lines(items: readonly MissingItem[], locale: Locale): readonly string[] {
    const t = this.i18n.t(locale);
    return items.filter(({ kind }) => kind !== 'report' && kind !== 'output').map(({ kind, code, text }) => t(`urgings:lacks.${kind}`, { code: code ?? '', text }));
  }
}
