import { say, type Words } from './words';

/** Text kept on this computer that differs from what the form shows: said above the form, taken or dropped at a press. */
export function offerOlder(form: HTMLFormElement, words: Words, at: string, { take, drop }: { readonly take: () => void; readonly drop: () => void }): void {
  const notice = document.createElement('div');
  notice.className = 'app-notice app-notice--warn';
  const text = document.createElement('p');
  text.textContent = say(words, 'older', { time: at });
  const actions = document.createElement('p');
  actions.className = 'app-row';
  const button = (word: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'app-link-button';
    made.textContent = say(words, word);
    made.addEventListener('click', () => {
      act();
      notice.remove();
    });
    return made;
  };
  actions.append(button('useOlder', take), button('dropOlder', drop));
  notice.append(text, actions);
  form.prepend(notice);
}
