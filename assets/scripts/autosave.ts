import { changedFields, DraftStore, onlyFields, readForm, sameValues, writeForm, type Draft, type FieldValues } from './draft-store';
import { offerOlder } from './older-draft';
import { refreshPaneList } from './pane-list';
import { csrfToken, problemOf, refreshCsrfToken, say, timeInVietnam, wordsOf, type Words } from './words';

/**
 * Saves a form while people type. The form carries
 *   data-autosave="/reports/2018-Q2-874/edit/4/draft"  data-method="PATCH"  data-version="3"
 * and sends `{ version, <field>: value, … }` as JSON with If-Match and x-csrf-token. Expected answers:
 *   200 { version, savedAt }  (savedAt: epoch ms)   401 signed out   409 or 412 somebody else saved   400 problem+json, text kept
 * A hidden input named `version` follows the stored version, so that the plain Save button keeps working. After a conflict the form is
 * sent whole: the page that answers shows both versions. It is `data-held`: nothing of it is saved before Save is pressed there. The hidden
 * input `touched`, on only with scripts, names the fields that were changed here; of all others that page takes what is stored.
 */
const QUIET_MS = 800;
/** No row has this version: text kept under it is shown beside what is stored, and never saved by itself. */
const NO_VERSION = '0';
const BACK_OFF_MS = [2_000, 5_000, 10_000, 30_000, 60_000];

type State = 'saved' | 'saving' | 'unsaved' | 'retrying' | 'conflict' | 'signed-out' | 'refused';

interface Saved {
  readonly version: number | string;
  readonly savedAt?: number;
}

class Autosave {
  private readonly store: DraftStore;
  private readonly status: HTMLElement | null;
  private readonly words: Words;
  private stored: FieldValues;
  private readonly loaded: FieldValues;
  /** Changed here and already on the server, or changed before the conflict that this page shows. */
  private readonly changed: Set<string>;
  private held: boolean;
  private state: State = 'saved';
  private timer = 0;
  private tries = 0;
  /** What of the answer the list beside the form shows, as it was when the list was fetched. */
  private listed = '';
  private running = false;
  private waiting: { readonly button: HTMLElement | null } | null = null;

  constructor(private readonly form: HTMLFormElement) {
    this.status = document.querySelector<HTMLElement>('[data-autosave-status]');
    this.words = wordsOf(this.status);
    this.store = new DraftStore(document.body.dataset.account ?? '', this.url);
    this.stored = readForm(form);
    this.loaded = this.stored;
    this.changed = new Set(this.touchedField?.value.split(' ').filter(Boolean));
    this.held = 'held' in form.dataset;
    if (this.held) this.hold();
    else this.restore();
    form.addEventListener('input', () => this.touched());
    form.addEventListener('change', () => this.touched(0));
    form.addEventListener('focusout', () => this.touched(0));
    form.addEventListener('submit', (event) => this.submitting(event), { capture: true });
    form.addEventListener('file-received', (event) => this.fileReceived(event as CustomEvent<{ version?: number }>));
    window.addEventListener('online', () => this.plan(0));
    window.addEventListener('focus', () => this.state === 'signed-out' && this.plan(0));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.plan(0));
  }

  /** True while something typed here has not reached the server. */
  get unsent(): boolean {
    return this.held || !sameValues(readForm(this.form), this.stored);
  }

  private get url(): string {
    return this.form.dataset.autosave ?? '';
  }

  private get version(): string {
    return this.form.dataset.version ?? '';
  }

  private set version(value: string) {
    this.form.dataset.version = value;
    const field = this.form.elements.namedItem('version');
    if (field instanceof HTMLInputElement) field.value = value;
  }

  private get touchedField(): HTMLInputElement | null {
    const field = this.form.elements.namedItem('touched');
    return field instanceof HTMLInputElement ? field : null;
  }

  private get touchedNames(): string[] {
    return [...new Set([...this.changed, ...changedFields(readForm(this.form), this.loaded)])];
  }

  private keep(more: Partial<Draft> = {}): void {
    this.store.write({ version: this.version, values: readForm(this.form), touched: this.touchedNames, at: Date.now(), ...more });
  }

  /** Both versions stand on the page: what is typed is kept here, and saved at the press of Save. */
  private hold(): void {
    this.keep({ version: NO_VERSION });
    this.show('unsaved');
    document.querySelector<HTMLElement>('[data-keep-stored]')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      this.held = false;
      this.stored = readForm(this.form);
      this.store.clear();
    });
  }

  private touched(wait = QUIET_MS): void {
    if (!this.unsent) return;
    this.keep(this.held ? { version: NO_VERSION } : {});
    if (this.held || this.state === 'conflict') return;
    if (this.state === 'saved' || this.state === 'refused') this.show('unsaved');
    if (this.state !== 'signed-out') this.plan(wait);
  }

  /** A save on its way would make the form's version stale: the form goes out right after it. */
  private submitting(event: SubmitEvent): void {
    clearTimeout(this.timer);
    if (this.running) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.waiting = { button: event.submitter };
      return;
    }
    const field = this.touchedField;
    if (field) {
      field.value = this.touchedNames.join(' ');
      field.disabled = false;
    }
    // In a conflict it is sent only to be shown beside the stored one.
    if (this.unsent) this.keep(this.state === 'conflict' ? {} : { sent: true });
  }

  private fileReceived(event: CustomEvent<{ version?: number }>): void {
    if (event.detail.version !== undefined) this.version = String(event.detail.version);
  }

  private plan(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), wait);
  }

  private async save(): Promise<void> {
    if (this.running || this.held || !this.unsent || this.state === 'conflict') return;
    this.running = true;
    const values = readForm(this.form);
    try {
      if (this.state === 'signed-out') await refreshCsrfToken();
      const answer = await this.send(values);
      await this.handle(answer, values);
    } catch {
      this.retryLater();
    } finally {
      this.running = false;
      if (this.waiting) this.form.requestSubmit(this.waiting.button);
      this.waiting = null;
    }
  }

  private send(values: FieldValues): Promise<Response> {
    if (this.state !== 'retrying' && this.state !== 'signed-out') this.show('saving');
    return fetch(this.url, {
      method: this.form.dataset.method ?? 'PATCH',
      credentials: 'same-origin',
      signal: AbortSignal.timeout?.(20_000),
      keepalive: JSON.stringify(values).length < 60_000,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-csrf-token': csrfToken(),
        'if-match': `"${this.version}"`,
      },
      body: JSON.stringify({ ...values, version: this.version }),
    });
  }

  private async handle(answer: Response, values: FieldValues): Promise<void> {
    if (answer.ok) return this.accepted((await answer.json()) as Saved, values);
    if (answer.status === 401) return this.show('signed-out');
    if (answer.status === 409 || answer.status === 412) return this.show('conflict');
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return this.retryLater();
    const problem = await problemOf(answer);
    if (problem.code === 'formExpired' && this.tries === 0) {
      this.tries = 1;
      await refreshCsrfToken();
      return this.plan(0);
    }
    this.show('refused', say(this.words, 'refused', { reason: problem.detail ?? problem.title ?? '' }));
    // Somebody else sent the report meanwhile: what was typed stays here, and the way to what was sent stands beside it.
    if (problem.code === 'recordedForUnit') this.status?.querySelector('[data-text]')?.append(' ', link(this.form.dataset.sentHref ?? '/reports', say(this.words, 'seeRecorded')));
  }

  private accepted(saved: Saved, values: FieldValues): void {
    this.tries = 0;
    for (const name of changedFields(values, this.stored)) this.changed.add(name);
    this.stored = values;
    this.version = String(saved.version);
    if (this.unsent) {
      this.keep();
      this.show('unsaved');
      return this.plan(QUIET_MS);
    }
    this.store.clear();
    this.show('saved', say(this.words, 'saved', { time: timeInVietnam(saved.savedAt ?? Date.now()) }));
    const { result, committedOn } = values;
    const listed = JSON.stringify([result, committedOn]);
    if (listed !== this.listed) void refreshPaneList();
    this.listed = listed;
  }

  private retryLater(): void {
    this.show('retrying');
    this.plan(BACK_OFF_MS[Math.min(this.tries, BACK_OFF_MS.length - 1)] ?? 60_000);
    this.tries += 1;
  }

  /** Text left from before a reload: put back when nobody saved since; shown beside the stored one, at a press, otherwise. */
  private restore(): void {
    const draft = this.store.read();
    if (draft === null) return;
    const own = draft.sent === true && draft.version !== this.version;
    const touched = draft.touched ?? Object.keys(draft.values);
    const values = onlyFields(draft.values, touched);
    if (own || sameValues({ ...this.stored, ...values }, this.stored)) return this.store.clear();
    if (draft.version === this.version) {
      writeForm(this.form, values);
      this.show('unsaved', say(this.words, 'restored', { time: timeInVietnam(draft.at) }));
      this.plan(QUIET_MS);
    } else {
      const take = (): void => {
        this.state = 'conflict';
        this.version = draft.version;
        for (const name of touched) this.changed.add(name);
        writeForm(this.form, values);
        this.form.requestSubmit();
      };
      offerOlder(this.form, this.words, timeInVietnam(draft.at), { word: 'seeBoth', take, drop: () => this.store.clear() });
    }
  }

  private show(state: State, text?: string): void {
    this.state = state;
    const line = this.status?.querySelector<HTMLElement>('[data-text]');
    if (!this.status || !line) return;
    this.status.dataset.state = state;
    const key = state === 'signed-out' ? 'signedOut' : state;
    line.textContent = text ?? say(this.words, key);
    if (state === 'conflict') line.append(' ', button(say(this.words, 'seeBoth'), () => this.form.requestSubmit()));
    if (state === 'signed-out') line.append(' ', link('/login', say(this.words, 'signIn'), true));
  }
}

function link(href: string, text: string, otherTab = false): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  if (otherTab) made.target = '_blank';
  return made;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-link-button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

/** Starts on every form that asks for it; returns a check whether any of them holds unsent text. */
export function startAutosave(): () => boolean {
  const running = [...document.querySelectorAll<HTMLFormElement>('form[data-autosave]')].map((form) => new Autosave(form));
  return () => running.some((one) => one.unsent);
}
