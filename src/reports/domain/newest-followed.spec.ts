import { newestFollowed } from './newest-followed';

describe('the round a page shows when none is named', () => {
  it('is the newest whose remedies are followed, not a draft of the future', () => {
    expect(newestFollowed([{ remediationAt: null, code: 'Q4' }, { remediationAt: 2, code: 'Q3' }, { remediationAt: 1, code: 'Q2' }])?.code).toBe('Q3');
  });

  it('is the newest when none is that far, and none when there is none', () => {
    expect(newestFollowed([{ remediationAt: null, code: 'Q4' }, { remediationAt: null, code: 'Q3' }])?.code).toBe('Q4');
    expect(newestFollowed([])).toBeUndefined();
  });
});
