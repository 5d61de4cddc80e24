// A self-signed certificate made in memory at each start: nothing to commit, nothing to install, no openssl.

import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** One DER element. @param {number} tag @param {...Buffer} parts */
function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length]
    : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

/** @param {...Buffer} parts */
const sequence = (...parts) => der(0x30, ...parts);
/** @param {string} hex */
const oid = (hex) => der(0x06, Buffer.from(hex, 'hex'));
/** @param {Date} at */
const utcTime = (at) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
/** @param {Buffer} bytes */
const bits = (bytes) => der(0x03, Buffer.from([0]), bytes);

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const ALT_NAMES = '551d11';
const DAY = 86_400_000;

/** @param {string[]} hosts @returns {{ key: string, cert: string }} PEM, valid for the hosts for a week (RFC 5280) */
export function certificate(hosts) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('Practice pages')))));
  const altNames = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))));
  const serial = randomBytes(12);
  serial[0] = 0x40; // positive, and no needless leading zero
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ECDSA_SHA256,
    name,
    sequence(utcTime(new Date(Date.now() - DAY)), utcTime(new Date(Date.now() + 7 * DAY))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(oid(ALT_NAMES), der(0x04, altNames)))),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const base64 = sequence(body, ECDSA_SHA256, bits(signature)).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}
