import { expect, test } from '@playwright/test';

test('the page opens with its name and without a complaint of the browser', async ({ page }) => {
  // Chromium reports a breach of the content security policy as an error on the console.
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page).toHaveTitle('Bevel');
  await expect(page.getByRole('button', { name: /^Begin/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
