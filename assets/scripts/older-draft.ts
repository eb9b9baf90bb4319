import { say, type Words } from './words';

interface Offer {
  /** Word of the button that takes it. */
  readonly word: 'useOlder' | 'seeBoth';
  readonly take: () => void;
  readonly drop: () => void;
}

/** Text kept on this computer that differs from what the form shows: said above the form, taken or dropped at a press. */
export function offerOlder(form: HTMLFormElement, words: Words, at: string, { word, take, drop }: Offer): void {
  const notice = document.createElement('div');
  notice.className = 'app-notice app-notice--warn';
  notice.dataset.testid = 'older';
  const text = document.createElement('p');
  text.textContent = say(words, 'older', { time: at });
  const actions = document.createElement('p');
  actions.className = 'app-row';
  const button = (label: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'app-link-button';
    made.textContent = say(words, label);
    made.addEventListener('click', () => {
      act();
      notice.remove();
    });
    return made;
  };
  actions.append(button(word, take), button('dropOlder', drop));
  notice.append(text, actions);
  form.prepend(notice);
}
