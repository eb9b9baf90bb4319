import { isReturnReason, reasonOf, RETURN_REASONS } from './return-reasons';

describe('a model reason and the words of the reviewer', () => {
  it.each([
    ['', 'Chưa có ảnh.', 'Chưa có ảnh.'],
    ['Chưa có minh chứng.', '', 'Chưa có minh chứng.'],
    ['Chưa có minh chứng.', '  ', 'Chưa có minh chứng.'],
    ['Chưa có minh chứng.', 'Gửi ảnh chụp.', 'Chưa có minh chứng. Gửi ảnh chụp.'],
    ['Chưa có minh chứng.', 'Chưa có minh chứng. Gửi ảnh chụp.', 'Chưa có minh chứng. Gửi ảnh chụp.'],
    ['', '', ''],
  ])('"%s" and "%s" say "%s"', (model, own, text) => {
    expect(reasonOf(model, own)).toBe(text);
  });

  it('knows its keys', () => {
    expect(RETURN_REASONS.every(isReturnReason)).toBe(true);
    expect([undefined, '', 'constructor', ['noEvidence']].some(isReturnReason)).toBe(false);
  });
});
