/**
 * The list beside the form is the server's. When something that stands in it was saved, the page is asked for again and the list takes
 * its counter and states from there; links stay the same elements, so that whoever stands on one does not lose the place.
 */
export async function refreshPaneList(): Promise<void> {
  const list = document.getElementById('pane-list');
  if (!list) return;
  const fresh = await freshList().catch(() => null);
  if (!fresh) return;
  const [head, newHead] = [list, fresh].map((one) => one.querySelector('.app-pane-list__head'));
  if (head && newHead) head.replaceWith(document.adoptNode(newHead));
  const links = new Map([...fresh.querySelectorAll<HTMLAnchorElement>('.app-pane-list__link')].map((link) => [link.getAttribute('href'), link]));
  for (const link of list.querySelectorAll('.app-pane-list__link')) link.replaceChildren(...[...(links.get(link.getAttribute('href'))?.childNodes ?? link.childNodes)].map((node) => document.adoptNode(node)));
}

async function freshList(): Promise<HTMLElement | null> {
  const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('pane-list');
}
