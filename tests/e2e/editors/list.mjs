// The editors and what is each one's own way.

/**
 * @typedef {object} Kind
 * @property {string} box       what a person clicks to write
 * @property {string} [scroller]  what scrolls, where it is not the box
 * @property {(text: string) => string} lines  a text with line ends as this editor keeps what is pasted
 * @property {number} [steps]   undo takes together what is done within so many milliseconds
 * @property {boolean} [refuses]  takes no text from us
 */

const AREA = '.editor-place textarea';
const EDITABLE = '.editor-place [contenteditable="true"]';
/** @param {string} text */
const kept = (text) => text;
/** An empty line is the space between two paragraphs. @param {string} text */
const paragraphs = (text) => text.replace(/\n+/g, '\n');

/** @type {Record<string, Kind>} */
export const EDITORS = {
  textarea: { box: AREA, lines: kept },
  contenteditable: { box: EDITABLE, lines: kept },
  lexical: { box: EDITABLE, lines: kept, steps: 300 },
  quill: { box: EDITABLE, lines: kept, steps: 1_000 },
  slate: { box: EDITABLE, lines: kept },
  prosemirror: { box: EDITABLE, lines: paragraphs, steps: 500 },
  ckeditor: { box: EDITABLE, lines: paragraphs },
  draft: { box: EDITABLE, scroller: '.DraftEditor-root', lines: kept },
  refuse: { box: EDITABLE, lines: kept, refuses: true },
  maxlength: { box: AREA, lines: kept, refuses: true },
};
