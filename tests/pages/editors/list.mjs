// The editors these pages have, each with what its code needs beyond the strictest policy.

/** @typedef {{ file: string, style?: string, trusted?: boolean }} Kind  `trusted`: works where only trusted types may become HTML */

/** @type {Record<string, Kind>} */
export const EDITORS = {
  textarea: { file: 'textarea.tsx', trusted: true },
  contenteditable: { file: 'contenteditable.ts', trusted: true },
  lexical: { file: 'lexical.ts', trusted: true },
  quill: { file: 'quill.ts' },
  slate: { file: 'slate.tsx', trusted: true },
  prosemirror: { file: 'prosemirror.ts' },
  ckeditor: { file: 'ckeditor.ts' },
  draft: { file: 'draft.tsx' },
  refuse: { file: 'refuse.ts', trusted: true },
  maxlength: { file: 'maxlength.ts', trusted: true },
};
