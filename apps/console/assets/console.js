import { Button, createAll, ErrorSummary, ServiceNavigation, SkipLink } from './govuk-frontend.js';

for (const component of [Button, ErrorSummary, ServiceNavigation, SkipLink]) createAll(component);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Shows how far a search or a load is, and the whole page again when it has ended. Without this script the page refreshes itself. */
async function follow(status) {
  const bar = status.querySelector('progress');
  const words = status.querySelector('[data-follow-words]');
  for (;;) {
    await pause(700);
    const answer = await fetch(status.dataset.follow, { headers: { accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) {
      words.textContent = 'We cannot see how far it is. It goes on. Refresh this page in a moment.';
      return;
    }
    const { ended, percent, sentence } = await answer.json();
    if (ended) {
      window.location.reload();
      return;
    }
    if (bar && percent !== null) bar.value = percent;
    if (words.textContent !== sentence) words.textContent = sentence;
  }
}

const followed = document.querySelector('[data-follow]');
if (followed) follow(followed);

/** Sends the form's files and shows how much has been sent. Without this script the browser sends them by itself. */
function send(form) {
  const bar = form.querySelector('progress');
  const words = form.querySelector('[data-upload-words]');
  const button = form.querySelector('button');
  const say = (sentence) => {
    if (words.textContent !== sentence) words.textContent = sentence;
  };
  const giveBack = (sentence) => {
    form.querySelector('[data-upload-progress]').hidden = true;
    button.disabled = false;
    say(sentence);
  };
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('accept', 'application/json');
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
    if (!lengthComputable) return;
    bar.value = Math.floor((100 * loaded) / total);
    say(
      loaded < total
        ? 'The files are being sent.'
        : 'The files have arrived and are being checked. This can take a minute.',
    );
  });
  request.addEventListener('load', () => {
    if (new URL(request.responseURL).pathname === '/sign-in') window.location.assign(request.responseURL);
    else if (request.response?.address) window.location.assign(request.response.address);
    else giveBack(request.response?.sentence || 'The files were not taken. Refresh this page and send them again.');
  });
  request.addEventListener('error', () => giveBack('The files did not arrive. Nothing was changed. Send them again.'));
  form.querySelector('[data-upload-progress]').hidden = false;
  button.disabled = true;
  say('The files are being sent.');
  request.send(new FormData(form));
}

for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form);
  });
}

/** Shows what a draft would change while it is written. Without this script a button shows it. */
function preview(form) {
  const shown = form.querySelector('[data-live-preview]');
  let asked = 0;
  form.addEventListener('input', async ({ target }) => {
    if (target.name === 'reason' || target.name === 'name') return;
    const mine = (asked += 1);
    await pause(400);
    if (mine !== asked) return;
    const fields = new URLSearchParams(new FormData(form));
    fields.set('what', 'preview');
    const answer = await fetch(form.action, { method: 'POST', body: fields }).catch(() => null);
    if (!answer || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-live-preview]');
    const summary = page.querySelector('.govuk-error-summary li');
    if (fresh) shown.replaceChildren(...(summary ? [summary.textContent] : fresh.childNodes));
  });
}

for (const shown of document.querySelectorAll('[data-live-preview]')) preview(shown.closest('form'));
