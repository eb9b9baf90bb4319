import { assertCalm, Journeys } from './journey';

describe('a page that is not calm', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it.each([
    ['is wider than a phone', `document.querySelector('main').insertAdjacentHTML('beforeend', '<div class="wide-thing"><pre>' + 'x'.repeat(120) + '</pre></div>')`, /390: scrolls sideways.*pre/],
    ['has a field without a label', `document.querySelector('main').insertAdjacentHTML('beforeend', '<input type="text">')`, /label/],
    ['has a picture without words', `document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/assets/khong-co.png">')`, /image-alt/],
    ['says an error in the console', `console.error('hỏng')`, /console: hỏng/],
    ['has a script that fails', `setTimeout(() => { throw new Error('hỏng') }, 0)`, /script: hỏng/],
    ['asks for what is not there', `fetch('/khong-co.json')`, /khong-co\.json/],
    ['takes a style against its policy', `document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>')`, /console:.*style/],
    ['shows the key of a text', `document.querySelector('main').append('reports:edit.title')`, /stray: reports:edit\.title/],
    ['shows a key to those who do not see', `document.querySelector('input').setAttribute('aria-label', 'app:nav.label')`, /stray: app:nav\.label/],
    ['shows a missing value', `document.querySelector('main').append('Còn undefined ngày')`, /stray: .*undefined/],
    ['shows a wrong figure', `document.querySelector('main').append('NaN%')`, /stray: .*NaN/],
    ['has no name', `document.documentElement.removeAttribute('data-page')`, /"page": null/],
  ])('%s: it is told', async (_, spoil, words) => {
    const visit = await journeys.visit();
    await visit.page.goto('/login');
    await visit.page.evaluate(spoil);
    await visit.page.waitForTimeout(200);
    await expect(assertCalm(visit, 'spoilt')).rejects.toThrow(words);
  });
});
