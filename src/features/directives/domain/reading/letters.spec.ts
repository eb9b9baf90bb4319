import { referenceData } from '../../../../../seed/reference-data';
import { letters, scoreLetter, totalOf, type Total } from '../../../../../test/support/letter-corpus';

/**
 * Letters of other provinces and years with what a careful clerk reads in them. Those named h… were kept aside while the rules were
 * written, so their figures say more about letters nobody here has seen.
 */
const { units } = referenceData();
const all = letters();
const shown = (name: string, total: Total): void => void process.stdout.write(`${name}: ${JSON.stringify(total)}\n`);

const FLOOR: Readonly<Record<'known' | 'held out', Omit<Total, 'letters' | 'demands'>>> = {
  known: { recall: 0.98, precision: 0.98, addressees: 0.98, lead: 0.98, coordinating: 0.98, deadline: 0.98 },
  'held out': { recall: 0.95, precision: 0.95, addressees: 0.9, lead: 0.95, coordinating: 0.95, deadline: 0.95 },
};

describe('letters nobody wrote the rules for', () => {
  it('are at least 25, with expectations for each', () => {
    expect(all.length).toBeGreaterThanOrEqual(25);
    expect(all.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(8);
    expect(all.filter(({ demands }) => demands.length < 3)).toEqual([]);
  });

  it.each(['known', 'held out'] as const)('the %s ones are read with few misses', (which) => {
    const scores = all.filter(({ heldOut }) => heldOut === (which === 'held out')).map((letter) => scoreLetter(letter, units));
    const total = totalOf(scores);
    shown(which, total);
    const missed = scores.flatMap(({ name, misses }) => misses.map((one) => `${name}: ${one}`));
    for (const [figure, floor] of Object.entries(FLOOR[which])) expect({ figure, enough: total[figure as keyof Total] >= floor, missed }).toEqual({ figure, enough: true, missed });
  });
});
