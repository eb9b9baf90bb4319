import { levelForAll, nextLevel, usualChannel } from './next-level';

describe('the next level of urging', () => {
  it('goes up one step each time and stays at the top', () => {
    expect([0, 1, 2, 3, 4, 9].map(nextLevel)).toEqual(['handler', 'head', 'homeAffairsLetter', 'chairProposal', 'chairProposal', 'chairProposal']);
  });

  it('puts nobody of several higher than their own turn', () => {
    expect(levelForAll([2, 0, 1])).toBe('handler');
    expect(levelForAll([2, 3])).toBe('homeAffairsLetter');
    expect(levelForAll([])).toBe('handler');
  });

  it('writes a letter from the third step on', () => {
    expect((['handler', 'head', 'homeAffairsLetter', 'chairProposal'] as const).map(usualChannel)).toEqual(['system', 'system', 'letter', 'letter']);
  });
});
