import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs';
import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs';
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs';
import { PasswordInput } from 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs';
import { startAutosave } from './autosave';
import { fileProblem } from './file-check';
import { startFormDrafts } from './form-draft';
import { startPageTools } from './page-tools';
import { startScoring } from './scoring';
import { say, wordsOf } from './words';

/** Every page works without this file; it only makes pages quicker and safer to use. */
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const Component of [Button, CharacterCount, ErrorSummary, PasswordInput]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    try {
      new Component(element);
    } catch {
      // A component that cannot start leaves its plain form behind.
    }
  }
}

/** Plain file inputs: say at once what the server would refuse. */
function checkPlainFiles(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-max-mb]')) {
    input.addEventListener('change', () => {
      const problems = [...(input.files ?? [])].map((file) => fileProblem(file, Number(input.dataset.maxMb), input.accept, wordsOf(input)));
      const problem = problems.find((one) => one !== null);
      const line = input.closest('.govuk-form-group')?.querySelector<HTMLElement>('.govuk-error-message');
      if (line) {
        line.hidden = problem === undefined;
        (line.querySelector('[data-message]') ?? line).textContent = problem ?? '';
      }
      if (problem !== undefined) input.value = '';
      const chosen = input.closest('.app-file-field')?.querySelector('[data-chosen]');
      if (chosen) chosen.textContent = [...(input.files ?? [])].map((file) => file.name.normalize('NFC')).join(', ') || say(wordsOf(input), 'none');
    });
  }
}

/** Leaving with something unsent asks first; sending the form itself never asks. */
function guardLeaving(checks: readonly (() => boolean)[]): void {
  let sending = false;
  document.addEventListener('submit', () => (sending = true));
  window.addEventListener('beforeunload', (event) => {
    if (sending || !checks.some((check) => check())) return;
    event.preventDefault();
    event.returnValue = document.body.dataset.leave ?? '';
  });
}

checkPlainFiles();
startFormDrafts();
startPageTools();
guardLeaving([startAutosave(), startScoring(), () => document.querySelector('[data-upload][data-sending]') !== null]);
