import type { Urging } from './urging.entity';

/** `2018-Q2-D1.2-869/2`: the second urging of that duty; a reminder is named by its step. */
export function subjectOf(code: string, { level, step, sequence }: Pick<Urging, 'level' | 'step' | 'sequence'>): string {
  return `${code}/${level === 'reminder' ? (step ?? '') : sequence}`;
}
