// Waiting for something a user could see, with a deadline; never for a fixed time.

import { setTimeout as tick } from 'node:timers/promises';

/**
 * The first value of `look` that is not null, undefined or false.
 * @template T
 * @param {string} what  says in the error what did not come
 * @param {() => Promise<T> | T} look
 * @param {{ within?: number, describe?: () => Promise<string> | string }} [options]
 * @returns {Promise<Exclude<T, null | undefined | false>>}
 */
export async function until(what, look, { within = 15_000, describe } = {}) {
  const deadline = Date.now() + within;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) {
      return /** @type {Exclude<T, null | undefined | false>} */ (value);
    }
    if (Date.now() > deadline) {
      const seen = describe ? `\nSeen instead:\n${await describe()}` : '';
      throw new Error(`Waited ${within} ms in vain for ${what}${seen}`);
    }
    await tick(20);
  }
}
