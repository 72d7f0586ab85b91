import { expect, it } from '@jest/globals';
import { startBrowser } from '../support/browser.js';

it('has a real browser, which can also be told to run no scripts', async () => {
  const browser = await startBrowser();
  const drawn = await browser.newPage();
  await drawn.setContent('<p>A</p>');
  expect(await drawn.evaluate('document.querySelector("p").textContent')).toBe('A');

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.setContent('<noscript><h1>Without scripts</h1></noscript>');
  expect(await plain.textContent('h1')).toBe('Without scripts');
  await browser.close();
}, 120_000);
