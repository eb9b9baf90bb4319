import { changedFields, DraftStore, onlyFields, readForm, sameValues, writeForm, type FieldValues } from './draft-store';
import { offerOlder } from './older-draft';
import { say, timeInVietnam, wordsOf } from './words';

/**
 * Keeps what is typed into a form that is stored only when it is sent: `data-draft="<address>#<number>"`. It is put back after a reload,
 * a lost line or Back, as long as the form shows what it showed when the typing began. A page that stands for "it was sent" names the
 * same draft in `data-draft-sent`.
 */
function keepDraft(form: HTMLFormElement): void {
  const words = wordsOf(form);
  const store = new DraftStore(document.body.dataset.account ?? '', form.dataset.draft ?? '');
  const shown = readForm(form);
  const version = JSON.stringify(shown);
  const keep = (sent: boolean): void => {
    const values = readForm(form);
    if (sameValues(values, shown)) store.clear();
    else store.write({ version, values, at: Date.now(), sent });
  };
  const draft = store.read();
  // The version is what the form showed: a field that was never changed is not put back over what somebody else chose meanwhile.
  const changed = draft === null ? {} : onlyFields(draft.values, changedFields(draft.values, JSON.parse(draft.version) as FieldValues));
  const own = draft?.sent === true && draft.version !== version;
  if (draft === null || own || sameValues({ ...shown, ...changed }, shown)) store.clear();
  else if (draft.version === version) {
    writeForm(form, draft.values);
    const line = form.querySelector<HTMLElement>('[data-draft-status]');
    if (line) {
      line.textContent = say(words, 'restored', { time: timeInVietnam(draft.at) });
      line.hidden = false;
    }
  } else offerOlder(form, words, timeInVietnam(draft.at), { word: 'useOlder', take: () => writeForm(form, changed), drop: () => store.clear() });
  form.addEventListener('input', () => keep(false));
  form.addEventListener('change', () => keep(false));
  form.addEventListener('submit', () => keep(true));
}

export function startFormDrafts(): void {
  const account = document.body.dataset.account ?? '';
  for (const sent of document.querySelectorAll<HTMLElement>('[data-draft-sent]')) new DraftStore(account, sent.dataset.draftSent ?? '').clear();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form);
}
