// Turns threads.json into what the page shows "now": ages become stamps, {weekday:5} becomes a weekday's name.

import { readFileSync } from 'node:fs';

/** @typedef {import('./data.d.mts').Thread} Thread */
/** @typedef {{ from: 'buyer' | 'seller', hours_ago: number, text: string }} Line */
/**
 * @typedef {object} Source
 * @property {string} id
 * @property {string} zone  names the weekday in the buyer's words; the page never learns it
 * @property {boolean} unread
 * @property {Thread['buyer']} buyer
 * @property {{ id: string, days_ago: number, shipped_days_ago?: number, total: string, ship_to: import('./data.d.mts').ShipTo }} [order]
 * @property {import('./data.d.mts').Item} item
 * @property {Line[]} lines
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** @type {{ shop: import('./data.d.mts').Bootstrap['shop'], threads: Source[] }} */
const { shop, threads } = JSON.parse(readFileSync(new URL('threads.json', import.meta.url), 'utf8'));

/** @param {string} text @param {number} now @param {string} zone */
function fill(text, now, zone) {
  return text.replace(/\{weekday:(\d+)\}/g, (_, days) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: zone }).format(now + Number(days) * DAY));
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '<br>');
}

/** @param {number} at */
function day(at) {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(at);
}

/** @param {number} hours */
function age(hours) {
  const [count, unit] = hours < 1 ? [Math.round(hours * 60), 'minute']
    : hours < 24 ? [Math.floor(hours), 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

/** @param {Source} source @returns {Line} */
function last(source) {
  return /** @type {Line} */ (source.lines.at(-1));
}

/** @param {Source} source @param {number} now @returns {Thread} */
function thread(source, now) {
  const { order } = source;
  return {
    id: source.id,
    buyer: source.buyer,
    order: order ? {
      id: order.id,
      placed: day(now - order.days_ago * DAY),
      shipped: order.shipped_days_ago === undefined ? null : day(now - order.shipped_days_ago * DAY),
      total: order.total,
      ship_to: order.ship_to,
    } : null,
    item: source.item,
    messages: source.lines.map((line, index) => ({
      conversation_message_id: Number(source.id) * 100 + index,
      sender_id: line.from === 'buyer' ? source.buyer.user_id : shop.user_id,
      message: escape(fill(line.text, now, source.zone)),
      create_date: Math.round((now - line.hours_ago * HOUR) / 1000),
      is_system_message: false,
    })),
  };
}

/** @param {Source | undefined} source @param {number} now */
function maybe(source, now) {
  return source ? thread(source, now) : null;
}

/** @param {string} id @param {number} now */
export function threadById(id, now) {
  return maybe(threads.find((source) => source.id === id), now);
}

/** @param {string} orderId @param {number} now */
export function threadByOrder(orderId, now) {
  return maybe(threads.find((source) => source.order?.id === orderId), now);
}

/** @param {number} now @param {string} path @param {string} [search] @returns {import('./data.d.mts').Bootstrap} */
export function bootstrap(now, path, search = '') {
  const id = /^\/messages\/(\d+)/.exec(path)?.[1];
  const order = path.startsWith('/your/orders/') ? new URLSearchParams(search).get('order_id') : null;
  const newestFirst = [...threads].sort((a, b) => last(a).hours_ago - last(b).hours_ago);
  return {
    now,
    shop,
    conversations: newestFirst.map((source) => ({
      conversation_id: Number(source.id),
      conversation_url: `/messages/${source.id}`,
      excerpt: fill(last(source).text, now, source.zone).replace(/\s+/g, ' ').slice(0, 120),
      is_unread: source.unread,
      timestamp: age(last(source).hours_ago),
      other_user: { display_name: source.buyer.name, username: source.buyer.username },
    })),
    thread: id ? threadById(id, now) : order ? threadByOrder(order, now) : null,
  };
}
