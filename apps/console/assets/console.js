import { Button, createAll, ErrorSummary, ServiceNavigation, SkipLink } from './govuk-frontend.js';

for (const component of [Button, ErrorSummary, ServiceNavigation, SkipLink]) createAll(component);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Shows how far a search is, and the whole page again when it has ended. Without this script the page refreshes itself. */
async function followSearch(status) {
  const bar = status.querySelector('progress');
  const words = status.querySelector('[data-search-words]');
  for (;;) {
    await pause(700);
    const answer = await fetch(status.dataset.searchProgress, { headers: { accept: 'application/json' } }).catch(
      () => null,
    );
    if (!answer?.ok) {
      words.textContent = 'We cannot see how far the search is. It goes on. Refresh this page in a moment.';
      return;
    }
    const { ended, percent, sentence } = await answer.json();
    if (ended) {
      window.location.reload();
      return;
    }
    bar.value = percent;
    if (words.textContent !== sentence) words.textContent = sentence;
  }
}

const search = document.querySelector('[data-search-progress]');
if (search) followSearch(search);
