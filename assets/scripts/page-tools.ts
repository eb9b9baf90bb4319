/** Small helps for reading and lists; each finds its own elements and leaves the rest alone. */
export function startPageTools(): void {
  focusSearchWithSlash();
  closeMenus();
  selectAllRows();
  revealChoices();
  showWhenChosen();
  fillFromChoice();
  tellTablesToScreenReaders();
  onClick('[data-print]', () => window.print());
  onClick('[data-back]', () => history.back());
  sendOnce();
  copyTexts();
}

/** `/` goes to the search box, but never while somebody types: Telex keyboards inject letters. */
function focusSearchWithSlash(): void {
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    const off = document.documentElement.dataset.shortcuts === 'off';
    if (event.key !== '/' || typing || off || event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector<HTMLInputElement>('[data-shortcut="/"]');
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
}

/** Menus made of <details> close with Escape and with a press elsewhere. */
function closeMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('details[data-menu]')];
  document.addEventListener('click', (event) => {
    for (const menu of menus) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus.filter((one) => one.open)) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
}

/** Parts that open under a radio or box. govuk-frontend's own script adds aria-expanded, which radios may not have. */
function revealChoices(): void {
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')];
  const update = (): void => {
    for (const choice of choices) {
      const part = document.getElementById(choice.dataset.ariaControls ?? '');
      part?.classList.toggle(`govuk-${choice.type === 'radio' ? 'radios' : 'checkboxes'}__conditional--hidden`, !choice.checked);
    }
  };
  document.addEventListener('change', update);
  update();
}

/** Fields that only one answer asks for: `data-shown-when="result=inProgress"`. Without this script all of them stand open. */
function showWhenChosen(): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-shown-when]')];
  const update = (): void => {
    for (const part of parts) {
      const [name = '', value = ''] = (part.dataset.shownWhen ?? '').split('=');
      const chosen = part.closest('form')?.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value;
      part.hidden = !value.split('|').includes(chosen ?? '') && part.querySelector('.govuk-error-message') === null;
    }
  };
  document.addEventListener('change', update);
  if (parts.length > 0) update();
}

/** A model sentence goes into the field it belongs to, to be edited there: `data-fills="reason"`. Without this script the server joins the two. */
function fillFromChoice(): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-fills]')) {
    select.addEventListener('change', () => {
      const field = document.getElementById(select.dataset.fills ?? '');
      const model = select.value === '' ? '' : (select.selectedOptions[0]?.text ?? '');
      if (!(field instanceof HTMLTextAreaElement) || model === '') return;
      field.value = [field.value.trim(), model].filter(Boolean).join(' ');
      select.value = '';
      field.focus();
    });
  }
}

function selectAllRows(): void {
  for (const all of document.querySelectorAll<HTMLInputElement>('[data-all-boxes]')) {
    const rows = [...((all.closest('table') ?? all.form)?.querySelectorAll<HTMLInputElement>('[data-row-box]') ?? [])];
    all.addEventListener('change', () => {
      for (const row of rows) row.checked = all.checked;
    });
    for (const row of rows) {
      row.addEventListener('change', () => {
        const chosen = rows.filter((one) => one.checked).length;
        all.checked = chosen === rows.length;
        all.indeterminate = chosen > 0 && chosen < rows.length;
      });
    }
  }
}

/** Rows laid out as cards on phones lose their table roles in some browsers; saying them keeps the table readable. */
function tellTablesToScreenReaders(): void {
  for (const table of document.querySelectorAll('table[data-cards]')) {
    table.setAttribute('role', 'table');
    for (const group of table.querySelectorAll('thead, tbody, tfoot')) group.setAttribute('role', 'rowgroup');
    for (const row of table.querySelectorAll('tr')) row.setAttribute('role', 'row');
    for (const cell of table.querySelectorAll('td')) cell.setAttribute('role', 'cell');
    for (const head of table.querySelectorAll('th')) head.setAttribute('role', head.scope === 'row' ? 'rowheader' : 'columnheader');
  }
}

/** The second press of a button while the first is on its way does nothing; downloads and pages shown by Back can be sent again. */
function sendOnce(): void {
  const sentAt = new Map<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    if (Date.now() - (sentAt.get(form) ?? 0) < 4_000) event.preventDefault();
    else sentAt.set(form, Date.now());
  });
  window.addEventListener('pageshow', () => sentAt.clear());
}

/** `data-copy="id"` copies the text of a field; it can be selected by hand too. */
function copyTexts(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.copy ?? '');
      if (!(field instanceof HTMLTextAreaElement)) return;
      field.select();
      const told = document.getElementById(`${field.id}-copied`);
      void navigator.clipboard?.writeText(field.value).then(() => told?.removeAttribute('hidden'));
    });
  }
}

function onClick(selector: string, act: () => void): void {
  for (const element of document.querySelectorAll(selector)) element.addEventListener('click', act);
}
